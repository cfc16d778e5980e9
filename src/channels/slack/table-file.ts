import { stringify } from 'csv-stringify/sync';
import type { Element } from '../../answer/types.js';
import type { FileOut } from '../../conversation/types.js';

type Table = Extract<Element, { type: 'table' }>;

/** A table that does not fit into a message, as comma-separated values that spreadsheets open (UTF-8 with its mark). */
export function tableFile({ columns, rows }: Pick<Table, 'columns' | 'rows'>): FileOut {
  const text = stringify(
    [columns, ...rows].map((row) => [...row]),
    {
      bom: true,
      record_delimiter: 'windows',
      escape_formulas: true,
    },
  );
  return { name: 'responsibilities.csv', mime: 'text/csv', text };
}
