import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Source } from '../../../src/knowledge/types.js';
import { CHANNEL, GROUP, installed, mention, message, PERSONAL } from './activities.js';
import { answerOf, saying } from './answers.js';
import { type Rig, startRig } from './rig.js';

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig.stop());
beforeEach(() => {
  rig.connector.calls.length = 0;
});

const say = (text: string) => ({ label: text, style: 'plain', action: { type: 'say', text } }) as const;
const reply = (answer: ReturnType<typeof saying>) => [
  { kind: 'reply', answer, audience: 'asker', card: null } as const,
];
const sent = () => rig.connector.posts[0]?.body;

describe('the welcome', () => {
  it.each([
    ['a personal chat', PERSONAL, false],
    ['a group chat', GROUP, true],
    ['a team', CHANNEL, true],
  ])('in %s says what to ask, and how where others talk too', async (_name, where, isShared) => {
    rig.answer(() => reply(saying('I know who is responsible.', [say('who patches RDS?')])));
    await rig.send(installed(where, 'installationUpdate'));
    const card = JSON.stringify(sent()?.attachments[0]?.content);
    expect(card).toContain('I know who is responsible.');
    expect(card.includes('@Responsibot who patches RDS?')).toBe(isShared);
    expect(rig.connector.posts).toHaveLength(1);
  });
});

describe('suggested actions', () => {
  const buttons = [say('one'), say('two'), say('three'), say('four')];

  it('are the first three follow-ups, for who asked in a personal chat', async () => {
    const vote = { label: 'A', style: 'plain', action: { type: 'vote', session: 's', round: 0, option: 'a' } } as const;
    rig.answer(() => reply(saying('hello', [vote, ...buttons])));
    await rig.send(message(PERSONAL, 'hi'));
    expect(sent()?.suggestedActions).toEqual({
      to: ['29:ann'],
      actions: ['one', 'two', 'three'].map((value) => ({ type: 'imBack', title: value, value })),
    });
  });

  it('are left out where others would have to mention the bot, and where nothing follows', async () => {
    rig.answer(() => reply(saying('hello', buttons)));
    await rig.send(mention(GROUP, '<at>Responsibot</at> hi'));
    rig.answer(() => reply(saying('hello')));
    await rig.send(message(PERSONAL, 'hi'));
    for (const { body } of rig.connector.posts) expect(body).not.toHaveProperty('suggestedActions');
  });
});

describe('citations', () => {
  const source: Source = {
    title: 'T'.repeat(100),
    publisher: 'AWS',
    url: 'https://docs.aws.amazon.com/x',
    checked: '2026-11-24',
  };

  it('number the sources in the text as the card does', async () => {
    const sources = [source, { ...source, title: 'No link', url: 'javascript:alert(1)' }];
    rig.answer(() => reply(answerOf([{ type: 'sources', sources }])));
    await rig.send(message(PERSONAL, 'who patches RDS?'));
    expect(sent()?.text).toBe('Read in [1] [2]');
    expect(JSON.stringify(sent()?.attachments)).toMatch(/\[1\] .*\[2\] .*No link/);
    const entities = sent()?.entities?.filter((entity) => 'citation' in entity);
    expect(entities).toEqual([
      {
        type: 'https://schema.org/Message',
        '@type': 'Message',
        '@context': 'https://schema.org',
        citation: [
          {
            '@type': 'Claim',
            position: 1,
            appearance: {
              '@type': 'DigitalDocument',
              name: expect.stringMatching(/^T{79}…$/),
              abstract: 'AWS, looked at on 2026-11-24',
              url: source.url,
            },
          },
          { '@type': 'Claim', position: 2, appearance: expect.not.objectContaining({ url: expect.anything() }) },
        ],
      },
    ]);
  });

  it('are not claimed to be by a machine that learned to talk', async () => {
    rig.answer(() => reply(answerOf([{ type: 'sources', sources: [source] }])));
    await rig.send(message(PERSONAL, 'who patches RDS?'));
    expect(JSON.stringify(sent())).not.toContain('AIGenerated');
  });

  it.each([
    ['an answer without sources', saying('hello')],
    ['a card of a quiz', { ...answerOf([{ type: 'sources', sources: [source] }]), intent: 'quiz' as const }],
  ])('are left out of %s', async (_name, answer) => {
    rig.answer(() => reply(answer));
    await rig.send(message(PERSONAL, 'hi'));
    expect(sent()).not.toHaveProperty('text');
    expect(sent()).not.toHaveProperty('entities');
  });
});
