import fc from 'fast-check';
import type { Reason, Table } from '../../src/matrix/table.js';

/** Beginnings that a spreadsheet could run, and marks that end a cell, a row, an attribute or a tag. */
export const nasty = [
  '=1+1',
  '=HYPERLINK("https://example.org","x")',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  ' =1',
  '＝1',
  'a,b',
  'a"b',
  'a|b',
  'a\\|b',
  'a\r\nb',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '&lt;b&gt;',
  '[x](javascript:alert(1))',
  '![x](y)',
  '`a` *b* _c_ ~~d~~',
  '- a',
  '1. a',
  '# a #',
  '---',
  '\u0001',
  '\ud800',
] as const;

/** Text that people might write, and text that tries to break out of its place. */
export const text: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(...nasty),
  fc.tuple(fc.constantFrom(...nasty), fc.string()).map((parts) => parts.join('')),
);

const reason: fc.Arbitrary<Reason> = fc.record({
  service: text,
  owner: text,
  awsDoes: fc.array(text, { maxLength: 2 }),
  customerDoes: fc.array(text, { maxLength: 2 }),
  because: text,
  basis: text,
  sources: fc.array(
    fc.record({
      title: text,
      publisher: text,
      url: fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), text),
      checked: fc.constant('2026-11-02'),
    }),
    { maxLength: 2 },
  ),
});

/** Tables of one to three services with anything in them. */
export const tables: fc.Arbitrary<Table> = fc.integer({ min: 1, max: 3 }).chain((width) => {
  const columns = <T>(each: fc.Arbitrary<T>) => fc.array(each, { minLength: width, maxLength: width });
  return fc.record({
    title: text,
    note: text,
    services: columns(text),
    rows: fc.array(fc.record({ control: text, duty: text, group: text, reasons: columns(reason) }), { maxLength: 3 }),
  });
});
