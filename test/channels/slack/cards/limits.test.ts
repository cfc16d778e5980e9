import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Action, Button, Element } from '../../../../src/answer/types.js';
import { readAction, writeAction } from '../../../../src/channels/slack/action-value.js';
import { type Card, renderCard, sizeOf } from '../../../../src/channels/slack/cards/card.js';
import { escapeMarkup } from '../../../../src/channels/slack/cards/escape.js';
import { cut } from '../../../../src/channels/slack/cards/limits.js';
import { answer, plainText } from '../answers.js';

const hostile = fc.constantFrom(
  '<!channel>',
  '<!here|here>',
  '<@U0123456>',
  '<#C0123456|general>',
  '<https://evil.example|https://aws.amazon.com>',
  '<!subteam^S012345|@team>',
  '&lt;!channel&gt;',
  '`<!everyone>`',
);
const short = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), hostile);
const long = fc.oneof(
  fc.tuple(hostile, fc.integer({ min: 1, max: 600 })).map(([part, times]) => part.repeat(times)),
  fc.integer({ min: 1, max: 8000 }).map((length) => '😀'.repeat(length)),
);
const text = fc.oneof({ weight: 4, arbitrary: short }, { weight: 1, arbitrary: long });
const times = <T>(one: fc.Arbitrary<T>, many: number): fc.Arbitrary<T[]> =>
  fc.oneof(
    fc.array(one, { maxLength: 5 }),
    fc.tuple(one, one).map(([a, b]) => [a, ...Array.from({ length: many }, () => b)]),
  );
const row = times(short, 24);
const owner = fc.constantFrom('aws' as const, 'customer' as const, 'shared' as const, 'vendor' as const);
const source = fc.record({ title: text, publisher: text, url: fc.oneof(text, fc.webUrl()), checked: text });
const element: fc.Arbitrary<Element> = fc.oneof(
  fc.record({ type: fc.constant('owner' as const), owner, label: text, subject: text }),
  fc.record({ type: fc.constant('heading' as const), text }),
  fc.record({ type: fc.constant('text' as const), text }),
  fc.record({ type: fc.constant('list' as const), title: text, items: fc.oneof(times(short, 130), times(text, 9)) }),
  fc.record({
    type: fc.constant('table' as const),
    columns: row,
    rows: fc.oneof(times(row, 130), times(fc.tuple(text, text), 9)),
  }),
  fc.record({ type: fc.constant('sources' as const), sources: times(source, 15) }),
  fc.record({ type: fc.constant('note' as const), text }),
  fc.record({ type: fc.constant('diagram' as const), scenario: text, alt: text }),
  fc.record({
    type: fc.constant('deadline' as const),
    until: fc.integer({ min: 0, max: 4_000_000_000_000 }),
    text,
  }),
  fc.record({
    type: fc.constant('tally' as const),
    rows: times(fc.record({ label: text, votes: fc.nat(100_000), right: fc.boolean() }), 30),
  }),
);
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ type: fc.constant('say' as const), text }),
  fc.record({ type: fc.constant('vote' as const), session: text, round: fc.nat(), option: text }),
  fc.record({
    type: fc.constant('host' as const),
    session: text,
    round: fc.nat(),
    command: fc.constantFrom('reveal' as const, 'next' as const, 'end' as const),
  }),
  fc.record({
    type: fc.constant('feedback' as const),
    verdict: fc.constantFrom('up' as const, 'down' as const),
    about: text,
  }),
);
const button: fc.Arbitrary<Button> = fc.record({
  label: text,
  style: fc.constantFrom('plain' as const, 'primary' as const, 'danger' as const),
  action,
});
const card: fc.Arbitrary<Card> = fc
  .tuple(times(element, 55), times(button, 30), fc.constantFrom(null, 'https://bot.example/diagrams'))
  .map(([elements, buttons, diagramBaseUrl]) =>
    renderCard(answer(elements, buttons), { diagramBaseUrl, renderText: plainText }),
  );

/** Every object inside a value, itself included. */
function* objects(value: unknown): Generator<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as Record<string, unknown>;
  for (const inner of Object.values(value)) yield* objects(inner);
}
const ofType = (value: unknown, ...types: string[]) =>
  [...objects(value)].filter(({ type }) => types.includes(String(type)));
const length = (value: unknown) => (typeof value === 'string' ? value.length : Number.NaN);

describe('whatever an answer holds', () => {
  it('its card is within the limits of Slack', () => {
    fc.assert(
      fc.property(card, ({ blocks, text: fallback }) => {
        expect(blocks.length).toBeLessThanOrEqual(50);
        expect(sizeOf(blocks)).toBeLessThanOrEqual(11_000);
        expect(fallback.length).toBeLessThanOrEqual(3900);
        expect(fallback.trim()).not.toBe('');
        expect(ofType(blocks, 'table').length).toBeLessThanOrEqual(1);
        for (const block of ofType(blocks, 'header'))
          expect(length((block.text as { text: string }).text)).toBeLessThanOrEqual(150);
        for (const part of ofType(blocks, 'text', 'plain_text', 'raw_text', 'link')) {
          expect(length(part.text)).toBeLessThanOrEqual(3000);
          expect(length(part.text)).toBeGreaterThan(0);
        }
        for (const image of ofType(blocks, 'image')) expect(length(image.alt_text)).toBeLessThanOrEqual(2000);
        for (const actions of ofType(blocks, 'actions')) {
          expect((actions.elements as unknown[]).length).toBeLessThanOrEqual(25);
          const ids = ofType(actions, 'button').map((one) => one.action_id);
          expect(new Set(ids).size).toBe(ids.length);
        }
        for (const one of ofType(blocks, 'button')) {
          expect(length((one.text as { text: string }).text)).toBeLessThanOrEqual(75);
          expect(length(one.value)).toBeLessThanOrEqual(2000);
        }
        for (const table of ofType(blocks, 'table')) {
          const rows = table.rows as { text: string }[][];
          expect(rows.length).toBeLessThanOrEqual(100);
          expect(new Set(rows.map((row) => row.length)).size).toBe(1);
          expect(rows[0]?.length).toBeLessThanOrEqual(20);
          expect(sizeOf(rows)).toBeLessThanOrEqual(10_000);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('nobody is mentioned and nothing but a cited web page is linked', () => {
    fc.assert(
      fc.property(card, ({ blocks, text: fallback }) => {
        expect(fallback).not.toMatch(/[<>]/);
        expect(fallback).not.toMatch(/&(?!amp;|lt;|gt;)/);
        expect(ofType(blocks, 'mrkdwn', 'user', 'usergroup', 'broadcast', 'channel', 'team')).toEqual([]);
        for (const link of ofType(blocks, 'link')) expect(link.url).toMatch(/^https?:\/\/[^\s]/i);
      }),
      { numRuns: 50 },
    );
  });

  it('every button that is shown can be pressed', () => {
    fc.assert(
      fc.property(card, ({ blocks }) => {
        for (const one of ofType(blocks, 'button')) expect(readAction(one.value)).not.toBeNull();
        for (const { positive_button, negative_button } of ofType(blocks, 'feedback_buttons')) {
          const thumbs = [positive_button, negative_button] as { value: string }[];
          expect(thumbs.map(({ value }) => readAction(value))).toMatchObject([{ verdict: 'up' }, { verdict: 'down' }]);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('a button value', () => {
  it('gives back the action it was written from, when that fits', () => {
    const words = fc.string({ minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.record({ type: fc.constant('say' as const), text: words }),
          fc.record({ type: fc.constant('vote' as const), session: words, round: fc.nat(), option: words }),
        ),
        (written) => {
          expect(readAction(writeAction(written))).toEqual(written);
        },
      ),
    );
  });

  it.each([
    ['no value', undefined],
    ['no JSON', 'vote'],
    ['an unknown action', '{"type":"delete"}'],
    ['a host command that does not exist', '{"type":"host","session":"s","round":1,"command":"drop"}'],
    ['a round that is no number', '{"type":"vote","session":"s","round":"1","option":"a"}'],
    ['a value longer than Slack allows', JSON.stringify({ type: 'say', text: 'x'.repeat(2000) })],
    ['JSON null', 'null'],
  ])('is refused when it is %s', (_, value) => {
    expect(readAction(value)).toBeNull();
  });
});

describe('shortening and escaping', () => {
  it('cuts to the length asked for and never through an emoji', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 20 }), (whole, max) => {
        const short = cut(whole, max);
        expect(short.length).toBeLessThanOrEqual(max);
        expect(() => encodeURIComponent(short)).not.toThrow();
        if (whole.length <= max) expect(short).toBe(whole);
      }),
    );
  });

  it('escapes so that unescaping gives the same text back', () => {
    fc.assert(
      fc.property(text, (whole) => {
        const back = escapeMarkup(whole).replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
        expect(back).toBe(whole);
      }),
    );
  });
});
