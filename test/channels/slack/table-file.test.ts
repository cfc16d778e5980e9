import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { tableFile } from '../../../src/channels/slack/table-file.js';

describe('a table as a file', () => {
  it('is read back by a spreadsheet as it was', () => {
    const columns = ['Duty', 'Who'];
    const rows = [
      ['Patching, "the engine"', 'AWS'],
      ['Zwei\nZeilen', 'du – 😀'],
    ];
    const { name, text } = tableFile({ columns, rows });
    expect(name).toMatch(/\.csv$/);
    expect(parse(text, { bom: true })).toEqual([columns, ...rows]);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)'])('holds no formula: %s', (cell) => {
    const [, row] = parse(tableFile({ columns: ['Duty'], rows: [[cell]] }).text, { bom: true }) as string[][];
    expect(row?.[0]).toBe(`'${cell}`);
  });
});
