import type { Element, TallyRow } from '../../../answer/types.js';
import { firstOf, type Limits, shorten } from './limits.js';
import { line, more, run } from './text.js';
import type { CardElement } from './types.js';

/** Votes: always in words, and as a chart where the client draws one. */
export function tally(element: Extract<Element, { type: 'tally' }>, limits: Limits): readonly CardElement[] {
  const { kept, left } = firstOf(element.rows, limits.items);
  const rows = kept.map((row) => ({ ...row, label: shorten(row.label, limits.text) }));
  const most = Math.max(0, ...rows.map((row) => row.votes));
  const words: readonly CardElement[] = rows.map((row) => ({ ...inWords(row), spacing: 'small' }));
  if (most === 0) return [...words, ...more(left)];
  return [
    {
      type: 'Chart.HorizontalBar',
      data: rows.map((row) => ({ x: shorten(row.label, 40), y: row.votes, color: row.right ? 'good' : 'neutral' })),
      fallback: 'drop',
    },
    ...words,
    ...more(left),
  ];
}

function inWords(row: TallyRow): CardElement {
  return line(run(`${row.right ? '✓' : '✗'} ${row.label}: ${row.votes}`, row.right ? { weight: 'bolder' } : {}));
}
