import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean, MAX_LENGTH } from '../../../src/question/text/clean.js';

const cases: [name: string, typed: string, expected: string][] = [
  ['plain text as it is', 'who patches RDS?', 'who patches RDS?'],
  ['nothing', '', ''],
  ['nothing but space', ' \n\t ', ''],
  ['a mention of the bot', '<@U012AB> who patches RDS?', 'who patches RDS?'],
  ['a call to everybody', '<!channel> <!subteam^S1|@ops>', ''],
  ['a channel by its name', 'as in <#C1|cloud-ops>', 'as in cloud-ops'],
  ['a link by its words', 'see <https://x.test/a?b=1|the page> now', 'see the page now'],
  ['a mail address by its words', '<mailto:a@x.test|a@x.test>', 'a@x.test'],
  ['a bare address', 'see https://x.test/RDS now', 'see   now'],
  ['tags', '<b>who</b> patches <i class="x">RDS</i>?', 'who  patches  RDS ?'],
  ['escaped brackets', 'a &lt;b&gt; c', 'a  b  c'],
  ['an escaped ampersand', 'S3 &amp; RDS', 'S3 & RDS'],
  ['zero-width characters', 'R\u200bD\u200dS\ufeff', 'RDS'],
  ['direction marks', '\u202eRDS\u202c \u2067S3\u2069', 'RDS S3'],
  ['soft hyphens', 'back\u00adups', 'backups'],
  ['wide letters', 'ＲＤＳ', 'RDS'],
  ['curly quotes', 'who\u2019s \u201con\u201d it', "who's  on  it"],
  ['code marks', 'who patches `RDS`?', 'who patches  RDS ?'],
];

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
);
/** Text that is full of what clean takes out. */
const pieces = [
  '<',
  '>',
  '<@U1>',
  '<!here>',
  '<b>',
  '</b>',
  '<#C1|x>',
  '<https://x|',
  'https://x',
  '&lt;',
  '&gt;',
  '&amp;',
  'a',
  ' ',
  '\u200b',
  '\u202e',
  '\u2019',
  '`',
  '|',
];
const marked = fc.array(fc.constantFrom(...pieces), { maxLength: 20 }).map((parts) => parts.join(''));

describe('a cleaned text', () => {
  it.each(cases)('of %s', (_name, typed, expected) => {
    expect(clean(typed)).toBe(expected);
  });

  it('keeps line breaks, on which options stand', () => {
    expect(clean('Which one?\nA. this\nB. that')).toBe('Which one?\nA. this\nB. that');
  });

  it('is read no further than the longest text', () => {
    expect(clean('x'.repeat(MAX_LENGTH + 5_000))).toHaveLength(MAX_LENGTH);
    expect(clean(`${' '.repeat(MAX_LENGTH)}who patches RDS?`)).toBe('');
  });

  it('has no invisible characters, no mention and no tag left', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, marked), (typed) => {
        const text = clean(typed);
        expect(text).not.toMatch(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/u);
        expect(text).not.toMatch(/<[@!#][^<>]*>/u);
        expect(text).not.toMatch(/<\/?[a-z][^<>]{0,200}>/iu);
        expect(text).toBe(text.trim());
      }),
    );
  });

  it('holds no more than was typed, compatibility forms written out', () => {
    fc.assert(
      fc.property(anyText, (typed) => {
        expect(clean(typed).length).toBeLessThanOrEqual(typed.normalize('NFKC').length);
      }),
    );
  });

  it('of ordinary words stays as it is when it is cleaned again', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."abcXYZ019 .,?!-\n'()é😀") }), (typed) => {
        const once = clean(typed);
        expect(clean(once)).toBe(once);
      }),
    );
  });
});
