import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCorrector } from '../../../src/question/text/spelling.js';

const vocabulary = [
  'patches',
  'updates',
  'postgres',
  'encryption',
  'configuration',
  'aurora',
  'backups',
  'lambda',
  'kms',
  'responsible',
];
const protectedWords = ['patched', 'batches', 'lambs'];
const lexicon = new Set([...vocabulary, ...protectedWords]);
const correct = createCorrector(vocabulary, lexicon);

describe('a corrected word', () => {
  it.each([
    ['a missing letter', 'patchs', 'patches'],
    ['two letters swapped', 'updtaes', 'updates'],
    ['a letter too many', 'aurorra', 'aurora'],
    ['a letter doubled', 'laambda', 'lambda'],
    ['a wrong letter', 'lambds', 'lambda'],
    ['two slips in a long word', 'encriptoin', 'encryption'],
    ['two slips at the end', 'configuratoin', 'configuration'],
  ])('forgives %s: %s', (_name, typed, expected) => {
    expect(correct(typed)).toBe(expected);
  });

  it.each([
    ['a word of ours', 'backups'],
    ['English that looks like ours', 'batches'],
    ['English one letter away', 'patched'],
    ['a short word', 'kmz'],
    ['an acronym', 'rds'],
    ['two slips in a short word', 'aruoar'],
    ['a word with digits', 'upd4tes'],
    ['another script', 'аврора'],
    ['something far away', 'elephants'],
    ['nothing', ''],
    ['a very long word', 'x'.repeat(10_000)],
  ])('leaves %s: %s', (_name, word) => {
    expect(correct(word)).toBe(word);
  });

  it('is the word itself or one of the vocabulary, about as long', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.stringMatching(/^[a-z]{0,26}$/), fc.string({ unit: 'grapheme', maxLength: 30 })),
        (word) => {
          const result = correct(word);
          expect([word, ...vocabulary]).toContain(result);
          expect(Math.abs(result.length - word.replace(/(.)\1+/gu, '$1').length)).toBeLessThanOrEqual(
            2 + word.length - word.replace(/(.)\1+/gu, '$1').length,
          );
        },
      ),
    );
  });

  it('stays when it is corrected again', () => {
    fc.assert(
      fc.property(fc.constantFrom(...vocabulary), fc.nat(12), fc.stringMatching(/^[a-z]?$/), (word, at, letter) => {
        const once = correct(word.slice(0, at) + letter + word.slice(at + 1));
        expect(correct(once)).toBe(once);
      }),
    );
  });

  it('does not depend on the order of the vocabulary', () => {
    const other = createCorrector([...vocabulary].reverse(), lexicon);
    fc.assert(
      fc.property(fc.constantFrom(...vocabulary), fc.nat(12), fc.stringMatching(/^[a-z]$/), (word, at, letter) => {
        const slipped = word.slice(0, at) + letter + word.slice(at + 1);
        expect(other(slipped)).toBe(correct(slipped));
      }),
    );
  });

  it('of two equally near words is the first in the alphabet', () => {
    const near = createCorrector(['tables', 'tabled'], new Set());
    expect(near('tablex')).toBe('tabled');
  });
});
