import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { match, parsePattern, type Unit } from '../../src/question/patterns.js';
import { stem } from '../../src/question/text/stem.js';

const classes: Readonly<Record<string, readonly string[]>> = {
  who: ['who'],
  rds: ['service'],
  s3: ['service'],
  we: ['us'],
  aws: ['aws'],
};
const unitsOf = (text: string): Unit[] =>
  text
    .split(' ')
    .filter(Boolean)
    .map((word) => ({ word, stem: stem(word), classes: new Set(classes[word] ?? []) }));
const find = (pattern: string, text: string) => match(parsePattern('test', pattern), unitsOf(text));

const cases: [pattern: string, text: string, expected: { from: number; to: number } | null][] = [
  ['patch', 'who patches rds', { from: 1, to: 2 }],
  ['patch', 'who guards rds', null],
  ['{who}', 'tell me who it is', { from: 2, to: 3 }],
  ['{who} patch {service}', 'who patched rds', { from: 0, to: 3 }],
  ['(patch|update) {service}', 'who updates s3', { from: 1, to: 3 }],
  ['({us}|{aws}) patch', 'does aws patch', { from: 1, to: 3 }],
  ['{who} really? patch', 'who patches', { from: 0, to: 2 }],
  ['{who} really? patch', 'who really patches', { from: 0, to: 3 }],
  ['{who} really? patch', 'who never patches', null],
  ['{who} * {service}', 'who patches engines of rds', { from: 0, to: 5 }],
  ['{who} * {service}', 'who patches all the engines of rds', null],
  ['{who} ** {service}', 'who patches all the engines of rds', { from: 0, to: 7 }],
  ['^ patch', 'who patches', null],
  ['^ who', 'who patches', { from: 0, to: 1 }],
  ['{service} $', 'who patches rds', { from: 2, to: 3 }],
  ['{service} $', 'who patches rds today', null],
  ['^ {who} $', 'who', { from: 0, to: 1 }],
  ['{service}', '', null],
];

describe('a cue pattern', () => {
  it.each(cases)('%s in "%s"', (pattern, text, expected) => {
    expect(find(pattern, text)).toEqual(expected);
  });

  it.each([['{Who}'], ['{who'], ['(a|b'], ['a-b'], ['a*'], ['()'], ['who + what']])(
    '%s is refused with its text and cue',
    (source) => {
      expect(() => parsePattern('owner', source)).toThrow(`Pattern "${source}" of cue "owner"`);
    },
  );

  it.each([['*'], ['**'], ['^ a? $'], ['a? * b?'], ['']])(
    '"%s" is refused because it would match anything',
    (source) => {
      expect(() => parsePattern('owner', source)).toThrow();
    },
  );

  it('finds a place inside the row, or none', () => {
    const item = fc.constantFrom('who', 'rds', 'patch', 'the', 'we');
    const element = fc.constantFrom('{who}', '{service}', 'patch', 'the?', '*', '**', '(we|{aws})', '^', '$');
    fc.assert(
      fc.property(fc.array(element, { maxLength: 6 }), fc.array(item, { maxLength: 20 }), (elements, row) => {
        const pattern = parsePattern('test', ['patch', ...elements].join(' '));
        const found = match(pattern, unitsOf(row.join(' ')));
        if (found === null) return;
        expect(found.from).toBeGreaterThanOrEqual(0);
        expect(found.to).toBeGreaterThan(found.from);
        expect(found.to).toBeLessThanOrEqual(row.length);
        expect(row[found.from]).toBe('patch');
      }),
    );
  });

  it('gets through a long row that nearly matches everywhere', () => {
    expect(find('{who} ** {who} ** {who} ** {service}', 'who '.repeat(3_000))).toBeNull();
  });
});
