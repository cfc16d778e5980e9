import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenize, words } from '../../../src/question/text/tokens.js';

const cases: [text: string, expected: string[]][] = [
  ['', []],
  ['?!… 😀', []],
  ['Who patches RDS?', ['who', 'patches', 'rds']],
  ["S3's multi-AZ", ['s3', 'multi', 'az']],
  ["who's it", ['who', 'is', 'it']],
  ["isn't it", ['is', 'not', 'it']],
  ["we can't, won't and cannot", ['we', 'can', 'not', 'will', 'not', 'and', 'can', 'not']],
  ["they're ours, we've said; I'd do", ['they', 'are', 'ours', 'we', 'have', 'said', 'i', 'would', 'do']],
  ['dont whats', ['do', 'not', 'what', 'is']],
  ["the company's job", ['the', 'company', 'job']],
  ["O'Reilly", ['oreilly']],
  ['Café naïve', ['cafe', 'naive']],
  ['t3.micro, db.m5/large', ['t3', 'micro', 'db', 'm5', 'large']],
  ['SELECT * FROM users;--', ['select', 'from', 'users']],
];

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
);

describe('the words of a text', () => {
  it.each(cases)('%j', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('know what was typed and where it stood', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let last = 0;
        for (const token of tokenize(text)) {
          expect(text.slice(token.start, token.end)).toBe(token.typed);
          expect(token.start).toBeGreaterThanOrEqual(last);
          last = token.start;
        }
      }),
    );
  });

  it('hold letters and digits only, in lower case', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 300 }), (text) => {
        for (const word of words(text)) expect(word).toMatch(/^[a-z0-9]+$/u);
      }),
    );
  });

  it('are the same words when they are cut again', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('who', "isn't", 'S3', "who's", 'multi-AZ', 'patched', '—', '42'), { maxLength: 20 }),
        (parts) => {
          const once = words(parts.join(' '));
          expect(words(once.join(' '))).toEqual(once);
        },
      ),
    );
  });

  it('are no more than the characters of the text', () => {
    expect(words('a '.repeat(5_000))).toHaveLength(5_000);
    expect(words('x'.repeat(10_000))).toEqual(['x'.repeat(10_000)]);
    expect(words("'".repeat(10_000))).toEqual([]);
  });
});
