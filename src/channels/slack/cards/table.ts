import type { RawTextElement, RichTextBlock, TableBlock } from '@slack/types';
import { LINES } from '../lines.js';
import { cut, LIMITS } from './limits.js';
import { bulletList } from './list.js';

type Row = readonly string[];

/** Slack shows one table a message (it refuses a second one); rows that do not fit are counted in the last row. */
export function tableBlock(columns: Row, rows: readonly Row[]): TableBlock | null {
  const width = Math.min(columns.length, LIMITS.tableColumns);
  if (width === 0) return null;
  const shown: RawTextElement[][] = [cells(columns, width)];
  let room = LIMITS.tableText - size(shown[0]);
  for (const [index, row] of rows.entries()) {
    const next = cells(row, width);
    const isLastPlace = shown.length === LIMITS.tableRows - 1 && index < rows.length - 1;
    if (size(next) > room || isLastPlace) {
      shown.push(cells([LINES.more(rows.length - index)], width));
      break;
    }
    room -= size(next);
    shown.push(next);
  }
  return { type: 'table', rows: shown, column_settings: Array.from({ length: width }, () => ({ is_wrapped: true })) };
}

/** The same rows as lines of text, for every table after the first. */
export function tableAsList(columns: Row, rows: readonly Row[]): RichTextBlock | null {
  const lines = rows.map(([first = '', ...rest]) => {
    const named = rest.map((cell, index) => `${columns[index + 1] ?? ''}: ${cell}`);
    return [first, ...named].join(' · ');
  });
  return bulletList(columns[0] ?? '', lines);
}

/** Slack refuses an empty cell, and a row that is shorter than the header. */
function cells(row: Row, width: number): RawTextElement[] {
  return Array.from({ length: width }, (_, index) => {
    const text = row[index] ?? '';
    return { type: 'raw_text', text: text.trim() === '' ? '–' : cut(text, cellLimit(width)) };
  });
}

/** Even a row of nothing but long cells fits beside the header and the "more" row. */
function cellLimit(width: number): number {
  return Math.min(LIMITS.cell, Math.floor(LIMITS.tableText / (3 * width)));
}

function size(row: readonly RawTextElement[] | undefined): number {
  return (row ?? []).reduce((sum, cell) => sum + cell.text.length, 0);
}
