import { describe, expect, it } from 'vitest';
import type { Element } from '../../../../src/answer/types.js';
import { renderCard } from '../../../../src/channels/slack/cards/card.js';
import { answer, plainText } from '../answers.js';

const options = { diagramBaseUrl: null, renderText: plainText };
const blocksOf = (...elements: Element[]) => renderCard(answer(elements), options).blocks;

describe('a card in Slack', () => {
  it.each([
    ['aws', '🟧 ☁️ AWS'],
    ['customer', '🟦 👤 You'],
    ['shared', '🟪 🤝 Both'],
    ['vendor', '⬜ 🏢 Red Hat'],
  ] as const)('says the owner %s by colour, sign and word', (owner, expected) => {
    const label = expected.split(' ').slice(2).join(' ');
    const [block] = blocksOf({ type: 'owner', owner, label, subject: 'patching the engine on Amazon RDS' });
    expect(block).toEqual({
      type: 'header',
      text: { type: 'plain_text', text: `${expected} · patching the engine on Amazon RDS`, emoji: true },
    });
  });

  it('moves a long subject below the header and keeps all of it', () => {
    const subject = 'a very long duty '.repeat(20);
    const [header, body] = blocksOf({ type: 'owner', owner: 'aws', label: 'AWS', subject });
    expect(header).toMatchObject({ type: 'header', text: { text: '🟧 ☁️ AWS' } });
    expect(JSON.stringify(body)).toContain(subject);
  });

  it('shows a list with its title', () => {
    expect(blocksOf({ type: 'list', title: 'AWS does', items: ['Patches the engine', 'Replaces disks'] })).toEqual([
      {
        type: 'rich_text',
        elements: [
          { type: 'rich_text_section', elements: [{ type: 'text', text: 'AWS does', style: { bold: true } }] },
          {
            type: 'rich_text_list',
            style: 'bullet',
            elements: [
              { type: 'rich_text_section', elements: [{ type: 'text', text: 'Patches the engine' }] },
              { type: 'rich_text_section', elements: [{ type: 'text', text: 'Replaces disks' }] },
            ],
          },
        ],
      },
    ]);
  });

  it('says how many items of a long list are left out', () => {
    const items = Array.from({ length: 200 }, (_, index) => `duty number ${index}`);
    const json = JSON.stringify(blocksOf({ type: 'list', title: 'You do', items }));
    expect(json).toContain('duty number 59');
    expect(json).not.toContain('duty number 60');
    expect(json).toContain('… and 140 more');
  });

  it('links sources with the day they were checked', () => {
    const json = JSON.stringify(
      blocksOf({
        type: 'sources',
        sources: [
          { title: 'RDS guide', publisher: 'AWS', url: 'https://docs.aws.amazon.com/rds', checked: '2026-11-24' },
        ],
      }),
    );
    expect(json).toContain('{"type":"link","url":"https://docs.aws.amazon.com/rds","text":"RDS guide"}');
    expect(json).toContain(' (checked 2026-11-24)');
  });

  it('links a page of its own', () => {
    const blocks = blocksOf({ type: 'link', label: 'The wall', url: 'https://bot.example/present/x' });
    expect(JSON.stringify(blocks)).toContain('{"type":"link","url":"https://bot.example/present/x","text":"The wall"}');
  });

  it.each(['javascript:alert(1)', 'not an address', 'https://', ''])('links no source whose address is %j', (url) => {
    const blocks = blocksOf({
      type: 'sources',
      sources: [{ title: 'A page', publisher: 'X', url, checked: '2026-11-24' }],
    });
    expect(JSON.stringify(blocks)).not.toContain('"link"');
    expect(JSON.stringify(blocks)).toContain('A page');
  });

  it('shows the first table as a table and later ones as lists, for Slack takes one a message', () => {
    const table: Element = {
      type: 'table',
      columns: ['Duty', 'Owner'],
      rows: [
        ['Guest OS', 'You'],
        ['', 'AWS'],
      ],
    };
    const [first, second] = blocksOf(table, table);
    expect(first).toMatchObject({
      type: 'table',
      rows: [
        [{ text: 'Duty' }, { text: 'Owner' }],
        [{ text: 'Guest OS' }, { text: 'You' }],
        [{ text: '–' }, { text: 'AWS' }],
      ],
    });
    expect(second).toMatchObject({ type: 'rich_text' });
    expect(JSON.stringify(second)).toContain('Guest OS · Owner: You');
  });

  it('counts the rows that a table has no room for', () => {
    const rows = Array.from({ length: 150 }, (_, index) => [`duty ${index}`, 'AWS']);
    const [table] = blocksOf({ type: 'table', columns: ['Duty', 'Owner'], rows });
    expect(table).toMatchObject({ type: 'table' });
    expect(JSON.stringify(table)).toContain('… and 52 more');
    expect(JSON.stringify(table)).toContain('"duty 97"');
  });

  it('draws votes as bars with numbers and a word at the right answer', () => {
    const json = JSON.stringify(
      blocksOf({
        type: 'tally',
        rows: [
          { label: 'A. AWS', votes: 6, right: true },
          { label: 'B. You', votes: 1, right: false },
        ],
      }),
    );
    expect(json).toContain('\\n████████████ 6 votes ✔ right answer');
    expect(json).toContain('\\n██░░░░░░░░░░ 1 vote"');
  });

  it('tells a deadline in the zone of each reader', () => {
    const until = Date.UTC(2026, 10, 24, 12, 0, 20);
    const json = JSON.stringify(blocksOf({ type: 'deadline', until, text: '20 seconds.' }));
    expect(json).toContain('⏱ 20 seconds. Open until ');
    expect(json).toContain(
      `{"type":"date","timestamp":${until / 1000},"format":"{time_secs}","fallback":"12:00:20 UTC"}`,
    );
  });

  it('shows a diagram as a picture where its address is known, and in words where not', () => {
    const diagram: Element = { type: 'diagram', scenario: 'web-shop', alt: 'A VPC holds an EC2 instance.' };
    const { blocks } = renderCard(answer([diagram]), { ...options, diagramBaseUrl: 'https://bot.example/diagrams/' });
    expect(blocks).toEqual([
      {
        type: 'image',
        image_url: 'https://bot.example/diagrams/web-shop.png',
        alt_text: 'A VPC holds an EC2 instance.',
      },
    ]);
    expect(JSON.stringify(blocksOf(diagram))).toContain('"text":"A VPC holds an EC2 instance."');
  });

  it('puts buttons last, with the action as their value', () => {
    const { blocks } = renderCard(
      answer(
        [{ type: 'note', text: 'From a general rule.' }],
        [{ label: 'On EC2?', style: 'primary', action: { type: 'say', text: 'and on EC2?' } }],
      ),
      options,
    );
    expect(blocks).toEqual([
      { type: 'context', elements: [{ type: 'plain_text', text: 'From a general rule.', emoji: true }] },
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            text: { type: 'plain_text', text: 'On EC2?', emoji: true },
            action_id: 'say:0',
            value: '{"type":"say","text":"and on EC2?"}',
            style: 'primary',
          },
        ],
      },
    ]);
  });

  it('leaves out a part that does not fit, says so, and keeps the sources after it', () => {
    const long: Element = { type: 'text', text: 'x'.repeat(2900) };
    const { blocks } = renderCard(
      answer([
        long,
        long,
        long,
        long,
        {
          type: 'sources',
          sources: [{ title: 'Guide', publisher: 'AWS', url: 'https://aws.amazon.com', checked: '2026-11-24' }],
        },
      ]),
      options,
    );
    expect(blocks.map((block) => block.type)).toEqual(['rich_text', 'rich_text', 'rich_text', 'rich_text', 'context']);
    expect(JSON.stringify(blocks.at(-2))).toContain('https://aws.amazon.com');
    expect(JSON.stringify(blocks.at(-1))).toContain('shortened');
  });

  it('escapes the text beside the blocks, and nothing but & < >', () => {
    expect(renderCard(answer([{ type: 'text', text: '<!channel> "R&D" *bold* 5 > 4' }]), options).text).toBe(
      '&lt;!channel&gt; "R&amp;D" *bold* 5 &gt; 4',
    );
  });

  it('has a text even for an empty answer', () => {
    expect(renderCard(answer([]), options)).toEqual({ blocks: [], text: '(no text)' });
  });

  it('draws thumbs as Slack’s own, with words for screen readers; in windows, which have none, as buttons', () => {
    const thumb = (verdict: 'up' | 'down') =>
      ({ label: verdict, style: 'plain', action: { type: 'feedback', verdict, about: 'x' } }) as const;
    const voted = answer([{ type: 'text', text: 'AWS does' }], [thumb('up'), thumb('down')]);
    expect(renderCard(voted, options).blocks.at(-1)).toMatchObject({
      type: 'context_actions',
      elements: [
        {
          type: 'feedback_buttons',
          positive_button: { accessibility_label: expect.stringContaining('good') },
          negative_button: { accessibility_label: expect.stringContaining('wrong') },
        },
      ],
    });
    expect(renderCard(voted, { ...options, surface: 'view' }).blocks.at(-1)).toMatchObject({
      type: 'actions',
      elements: [{ type: 'button' }, { type: 'button' }],
    });
  });
});
