import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentences } from '../../../src/question/text/sentences.js';

const ask = (text: string) => ({ text, asked: true });
const tell = (text: string) => ({ text, asked: false });

const cases: [text: string, expected: ReturnType<typeof ask>[]][] = [
  ['', []],
  ['???', []],
  ['who patches RDS', [tell('who patches RDS')]],
  ['who patches RDS?', [ask('who patches RDS')]],
  ['who patches RDS??', [ask('who patches RDS')]],
  ['We moved to RDS. Who patches it?', [tell('We moved to RDS'), ask('Who patches it')]],
  ['Who patches RDS?Who backs it up?', [ask('Who patches RDS'), ask('Who backs it up')]],
  ['one\ntwo\n\nthree', [tell('one'), tell('two'), tell('three')]],
  ['we run t3.micro on EC2', [tell('we run t3.micro on EC2')]],
  ['settings, e.g. logging', [tell('settings, e.g. logging')]],
  ['Lambda vs. EC2', [tell('Lambda vs. EC2')]],
  ['Stop! Who patches (RDS)?', [tell('Stop'), ask('Who patches (RDS)')]],
];

describe('the sentences of a text', () => {
  it.each(cases)('%j', (text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  it('have each a letter or a digit, are trimmed, and stand in the text in order', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.oneof(
            fc.constantFrom(...'ab1 .?!\n,)'),
            fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
          ),
          maxLength: 200,
        }),
        (text) => {
          let from = 0;
          for (const sentence of sentences(text)) {
            expect(sentence.text).toMatch(/[\p{L}\p{N}]/u);
            expect(sentence.text).toBe(sentence.text.trim());
            const at = text.indexOf(sentence.text, from);
            expect(at).toBeGreaterThanOrEqual(from);
            from = at + sentence.text.length;
          }
        },
      ),
    );
  });

  it('leave no letter out', () => {
    const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'abc12 .?!\n,()'), maxLength: 200 }), (text) => {
        expect(
          letters(
            sentences(text)
              .map((sentence) => sentence.text)
              .join(''),
          ),
        ).toBe(letters(text));
      }),
    );
  });

  it('are found in long texts of nothing but ends', () => {
    expect(sentences('?'.repeat(10_000))).toEqual([]);
    expect(sentences('a?'.repeat(5_000))).toHaveLength(5_000);
    expect(sentences(`a${' '.repeat(9_000)}b`)).toHaveLength(1);
  });
});
