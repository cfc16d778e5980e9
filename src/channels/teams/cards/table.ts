import type { Element } from '../../../answer/types.js';
import { firstOf, type Limits, shorten } from './limits.js';
import { line, more, run } from './text.js';
import type { CardElement, TableRow } from './types.js';

type TableElement = Extract<Element, { type: 'table' }>;

/** A table; clients that know none get one line a row. */
export function table(element: TableElement, limits: Limits): readonly CardElement[] {
  const { kept, left } = firstOf(element.rows, limits.rows);
  const rows = kept.map((row) => element.columns.map((_column, index) => shorten(row[index] ?? '', limits.text)));
  if (element.columns.length === 0) return [];
  return [
    {
      type: 'Table',
      firstRowAsHeaders: true,
      showGridLines: true,
      columns: element.columns.map(() => ({ width: 1 })),
      rows: [tableRow(element.columns, true), ...rows.map((row) => tableRow(row, false))],
      fallback: { type: 'Container', items: rows.map((row) => inWords(element.columns, row)) },
    },
    ...more(left),
  ];
}

function tableRow(texts: readonly string[], bold: boolean): TableRow {
  return {
    type: 'TableRow',
    cells: texts.map((text) => ({
      type: 'TableCell',
      items: [line(run(text === '' ? ' ' : text, bold ? { weight: 'bolder' } : {}))],
    })),
  };
}

function inWords(columns: readonly string[], row: readonly string[]): CardElement {
  const [first = '', ...rest] = row;
  const details = rest.map((text, index) => `${columns[index + 1] ?? ''}: ${text}`).join('; ');
  return line(run(first, { weight: 'bolder' }), details === '' ? ' ' : ` ${details}`);
}
