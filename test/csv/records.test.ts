import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRecords } from '../../src/csv/records.js';

const cell = fc.string({ unit: 'grapheme' }).map((text) => text.trim());

describe('a table of comma-separated values', () => {
  it('is read by what stands between its headings, and by nothing else', () => {
    expect(readRecords('Duty;Owner\npatching;Team A, on-call\n')).toEqual({
      ok: true,
      head: ['duty', 'owner'],
      records: [{ cells: ['patching', 'Team A, on-call'], line: 2 }],
    });
    expect(readRecords('duty,owner\npatching,Team A; on-call\n')).toMatchObject({
      records: [{ cells: ['patching', 'Team A; on-call'] }],
    });
  });

  it('counts the lines of the file, and not those that hold something', () => {
    const read = readRecords('duty,owner\n"two\nlines",A\n\n\nbackups,B\n');
    expect(read.ok && read.records.map(({ line }) => line)).toEqual([2, 6]);
  });

  it('names the line where a quotation mark is missing', () => {
    expect(readRecords('duty,owner\npatching,A\n"backups,B\n')).toMatchObject({ ok: false });
    expect(readRecords('duty,owner\npatching,A"B"C\n')).toEqual({ ok: false, line: 2 });
  });

  it('gives back what was written', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constant('x'), cell, cell), { minLength: 1 }), (rows) => {
        const read = readRecords(stringify([['a', 'b', 'c'], ...rows]));
        expect(read.ok && read.records.map(({ cells }) => cells)).toEqual(rows);
      }),
    );
  });
});
