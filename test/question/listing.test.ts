import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listings } from '../../src/question/listing.js';

describe('a list of duties', () => {
  it.each([
    ['Sort these: doors, keys', 'Sort these', ['doors', 'keys']],
    ['Sort these: doors, data and keys.', 'Sort these', ['doors', 'data', 'keys']],
    ['Sort these: doors; data, keys and all', 'Sort these', ['doors', 'data, keys and all']],
    ['Sort these duties:\n- doors\n- keys', 'Sort these duties', ['doors', 'keys']],
    ['Sort these for me. Doors. Keys.', 'Sort these for me', ['Doors', 'Keys']],
    ['Sort: (a) doors (b) data (c) keys', 'Sort: ', ['doors', 'data', 'keys']],
    ['doors, keys: whose?', 'whose?', ['doors', 'keys']],
    ['doors and keys, who has which?', 'who has which?', ['doors', 'keys']],
    ['doors vs. keys, who has which?', 'who has which?', ['doors', 'keys']],
    ['doors / keys - us or them?', 'us or them?', ['doors', 'keys']],
    ['1) doors 2) keys. Whose?', 'Whose?', ['doors', 'keys']],
    ['Doors. Keys. Whose are they?', 'Whose are they?', ['Doors', 'Keys']],
  ])('"%s"', (text, asks, items) => {
    const found = listings(text).filter((listing) => listing.asks.map((part) => part.trim()).includes(asks.trim()));
    expect(found.flatMap(({ cuts }) => cuts)).toContainEqual(items);
  });

  it.each([['who patches RDS'], ['doors'], ['']])('is not "%s"', (text) => {
    expect(listings(text)).toEqual([]);
  });

  it('has two items or more, with words in them, without marks around', () => {
    const part = fc.constantFrom(
      'Sort: ',
      '1) ',
      '2. ',
      '(a) ',
      '- ',
      '• ',
      ', ',
      '; ',
      '\n',
      ' and ',
      'keys',
      'x',
      '?',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
        for (const items of listings(parts.join('')).flatMap(({ cuts }) => cuts)) {
          expect(items.length).toBeGreaterThanOrEqual(2);
          for (const item of items) {
            expect(item).toMatch(/\p{L}{2}/u);
            expect(item).not.toMatch(/^[-*•\s]|[.?!,;\s]$/u);
          }
        }
      }),
    );
  });

  it('is found without a fault in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 500 }), (text) => {
        expect(Array.isArray(listings(text))).toBe(true);
      }),
    );
  });
});
