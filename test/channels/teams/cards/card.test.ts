import { AdaptiveCard as Reader, SerializationContext, Version } from 'adaptivecards';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, Button, Element } from '../../../../src/answer/types.js';
import { renderCard } from '../../../../src/channels/teams/cards/card.js';
import type { CardElement } from '../../../../src/channels/teams/cards/types.js';
import { readPress } from '../../../../src/channels/teams/press.js';
import { answerOf, FULL, renderText } from '../answers.js';

const render = (answer: Answer) => renderCard(answer, renderText(answer));
const only = (...elements: Element[]): readonly CardElement[] => render(answerOf(elements)).body;
const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value), 'utf16le');

/** What Microsoft's own reader has to say against a card; it does not know Teams' charts. */
function complaints(card: unknown): string[] {
  const context = new SerializationContext(new Version(1, 6));
  new Reader().parse(JSON.parse(JSON.stringify(card)), context);
  const all = Array.from({ length: context.eventCount }, (_nothing, index) => context.getEventAt(index).message);
  return all.filter((message) => !message.includes('Chart.HorizontalBar'));
}

describe('a card', () => {
  it('is Adaptive Card 1.5 with the whole answer as text beside it', () => {
    expect(render(FULL)).toMatchObject({ type: 'AdaptiveCard', version: '1.5', fallbackText: renderText(FULL) });
  });

  it("has nothing that Microsoft's reader complains about", () => {
    expect(complaints(render(FULL))).toEqual([]);
  });

  it('tells a deadline in the zone of each reader', () => {
    const [text] = only({ type: 'deadline', until: Date.UTC(2026, 10, 24, 12, 0, 20, 5), text: '20 seconds.' });
    expect(text).toMatchObject({ type: 'TextBlock', text: '⏱ 20 seconds. ({{TIME(2026-11-24T12:00:20Z)}})' });
  });

  it('is checked by a reader that does complain', () => {
    expect(complaints({ ...render(FULL), body: [{ type: 'Nonsense' }] })).not.toEqual([]);
  });

  it.each([
    ['aws', '☁️', 'warning'],
    ['customer', '👤', 'accent'],
    ['shared', '🤝', 'good'],
    ['vendor', '🏢', 'emphasis'],
  ] as const)('tells the owner %s by word, sign and colour', (owner, sign, style) => {
    const [headline] = only({ type: 'owner', owner, label: 'The [word]', subject: 'a *duty*' });
    expect(headline).toMatchObject({
      type: 'Container',
      style,
      items: [
        { type: 'TextBlock', style: 'heading', text: `${sign} The \\[word\\]` },
        { type: 'RichTextBlock', inlines: [{ text: 'a *duty*' }] },
      ],
    });
  });

  it('makes sources links with publisher and day, but only of web addresses', () => {
    const source = { title: 'Shared model', publisher: 'AWS', url: 'https://aws.amazon.com/x', checked: '2026-11-24' };
    const [link, plain] = only({ type: 'sources', sources: [source, { ...source, url: 'javascript:alert(1)' }] });
    expect(link).toMatchObject({
      inlines: [
        { text: '[1] ' },
        { text: 'Shared model', selectAction: { type: 'Action.OpenUrl', url: 'https://aws.amazon.com/x' } },
        { text: ' (AWS, 2026-11-24)' },
      ],
    });
    expect(JSON.stringify(plain)).not.toContain('OpenUrl');
  });

  it.each([
    ['https://bot.example.com/present/diagrams', 'Image'],
    ['http://bot.example.com/present/diagrams', 'TextBlock'],
    [null, 'TextBlock'],
  ])('shows a diagram that is served at %s as %s', (base, type) => {
    const answer = answerOf([{ type: 'diagram', scenario: 'hybrid', alt: 'A router and two lines.' }]);
    const [element] = renderCard(answer, renderText(answer), base).body;
    expect(element?.type === 'RichTextBlock' ? 'TextBlock' : element?.type).toBe(type);
    expect(JSON.stringify(element)).toContain('A router and two lines.');
    if (type === 'Image') expect(element).toMatchObject({ url: `${base}/hybrid.png` });
  });

  it('links a page of its own', () => {
    const url = 'https://bot.example/present/x';
    const [link] = only({ type: 'link', label: 'The [wall]', url });
    expect(link).toMatchObject({ inlines: [{ text: 'The [wall]', selectAction: { type: 'Action.OpenUrl', url } }] });
  });

  it('says a table once more in lines for clients that know none', () => {
    const [table] = only({ type: 'table', columns: ['Duty', 'Owner', 'Why'], rows: [['Guest OS', 'AWS', 'managed']] });
    expect(table).toMatchObject({
      type: 'Table',
      rows: [{}, { cells: [{}, {}, {}] }],
      fallback: { items: [{ inlines: [{ text: 'Guest OS' }, { text: ' Owner: AWS; Why: managed' }] }] },
    });
  });

  it('always says votes in words, and draws them where there are any', () => {
    const rows = [
      { label: 'AWS', votes: 2, right: true },
      { label: 'You', votes: 0, right: false },
    ];
    const [chart, ...words] = only({ type: 'tally', rows });
    expect(chart).toMatchObject({
      type: 'Chart.HorizontalBar',
      fallback: 'drop',
      data: [
        { x: 'AWS', y: 2 },
        { x: 'You', y: 0 },
      ],
    });
    expect(JSON.stringify(words)).toMatch(/✓ AWS: 2.*✗ You: 0/);
    const silent = only({ type: 'tally', rows: rows.map((row) => ({ ...row, votes: 0 })) });
    expect(JSON.stringify(silent)).not.toContain('Chart');
  });

  it('gives each button its action twice, for clients with and without Action.Execute, and leaves thumbs to Teams', () => {
    const set = render(FULL).body.filter((element) => element.type === 'ActionSet');
    const actions = set
      .flatMap((element) => (element.type === 'ActionSet' ? element.actions : []))
      .filter((action) => action.type === 'Action.Execute');
    expect(actions.map(({ title, style }) => [title, style])).toEqual([
      ['Full split', 'positive'],
      ['End', 'destructive'],
    ]);
    const wanted = FULL.buttons.slice(0, 2).map((button) => button.action);
    expect(actions.map((action) => readPress(action.data))).toEqual(wanted);
    expect(actions.map((action) => readPress(action.fallback.data))).toEqual(wanted);
  });

  it('keeps votes in a row of their own', () => {
    const vote: Button = { label: 'A', style: 'plain', action: { type: 'vote', session: 's', round: 0, option: 'a' } };
    const reveal: Button = {
      label: 'Reveal',
      style: 'primary',
      action: { type: 'host', session: 's', round: 0, command: 'reveal' },
    };
    const rows = render(answerOf([], [vote, reveal, vote])).body;
    const labels = rows.map((row) => (row.type === 'ActionSet' ? row.actions.map((action) => action.title) : []));
    expect(labels).toEqual([['A', 'A'], ['Reveal']]);
  });

  it('puts at most six buttons in a row', () => {
    const button: Button = { label: 'x', style: 'plain', action: { type: 'say', text: 'x' } };
    const rows = render(
      answerOf(
        [],
        Array.from({ length: 13 }, () => button),
      ),
    ).body;
    expect(rows.map((row) => (row.type === 'ActionSet' ? row.actions.length : 0))).toEqual([6, 6, 1]);
  });

  it('begins another row where the labels are too long for one', () => {
    const button = (label: string): Button => ({ label, style: 'plain', action: { type: 'say', text: 'x' } });
    const labels = ['x'.repeat(50), 'My vote', 'Reveal', 'y'.repeat(40)];
    const rows = render(answerOf([], labels.map(button))).body;
    expect(rows.map((row) => (row.type === 'ActionSet' ? row.actions.length : 0))).toEqual([1, 2, 1]);
  });

  it('says how much of a long table is left out', () => {
    const rows = Array.from({ length: 400 }, (_nothing, index) => [`duty ${index}`, 'x'.repeat(100)]);
    const card = render(answerOf([{ type: 'table', columns: ['a', 'b'], rows }]));
    expect(bytes(card)).toBeLessThan(80_000);
    expect(JSON.stringify(card.body[1])).toContain('… +350');
  });
});

const text = fc.oneof(
  fc.string({ maxLength: 200, unit: 'binary' }),
  fc.string({ maxLength: 50, unit: fc.constantFrom(...'*_[]()<>#`\\\n"&\u0000') }),
  fc.constant('word '.repeat(4000)),
  fc.constant('\n"\ud800'.repeat(3000)),
);
const texts = fc.array(text, { maxLength: 60 });
const owner = fc.constantFrom('aws' as const, 'customer' as const, 'shared' as const, 'vendor' as const);
const element: fc.Arbitrary<Element> = fc.oneof(
  fc.record({ type: fc.constant('owner' as const), owner, label: text, subject: text }),
  fc.record({ type: fc.constantFrom('heading' as const, 'text' as const, 'note' as const), text }),
  fc.record({ type: fc.constant('list' as const), title: text, items: texts }),
  fc.record({ type: fc.constant('table' as const), columns: texts, rows: fc.array(texts, { maxLength: 80 }) }),
  fc.record({ type: fc.constant('diagram' as const), scenario: text, alt: text }),
  fc.record({
    type: fc.constant('sources' as const),
    sources: fc.array(fc.record({ title: text, publisher: text, url: fc.webUrl(), checked: text }), { maxLength: 40 }),
  }),
  fc.record({
    type: fc.constant('deadline' as const),
    until: fc.integer({ min: 0, max: 4_000_000_000_000 }),
    text,
  }),
  fc.record({
    type: fc.constant('tally' as const),
    rows: fc.array(fc.record({ label: text, votes: fc.nat(1000), right: fc.boolean() }), { maxLength: 40 }),
  }),
);
const button: fc.Arbitrary<Button> = fc.record({
  label: text,
  style: fc.constantFrom('plain' as const, 'primary' as const, 'danger' as const),
  action: fc.record({ type: fc.constant('say' as const), text }),
});

describe('any answer whatever', () => {
  it("becomes a card that Teams takes and Microsoft's reader understands", () => {
    const answers = fc.tuple(fc.array(element, { maxLength: 12 }), fc.array(button, { maxLength: 15 }));
    fc.assert(
      fc.property(answers, ([elements, buttons]) => {
        const answer = answerOf(elements, buttons);
        const card = render(answer);
        expect(bytes(card)).toBeLessThan(80_000);
        expect(complaints(card)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
