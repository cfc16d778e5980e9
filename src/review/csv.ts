import { stringify } from 'csv-stringify/sync';
import { safeCell } from '../matrix/cells.js';
import type { Proposal } from './proposal.js';
import { dayOf } from './text.js';

const KINDS = ['unanswered', 'asked-back', 'picked', 'down', 'up'] as const;
const HEAD = [
  'group',
  'text',
  ...KINDS,
  'reading picked',
  'answer voted down',
  'said to be wrong',
  'last',
  'duty',
  'service',
  'edit',
];

/** One line a text, for a spreadsheet (RFC 4180, UTF-8 with the mark by which spreadsheets know it). */
export function renderCsv(proposals: readonly Proposal[]): string {
  const lines = proposals.flatMap(({ items, duties, services, edits }, at) =>
    items.map(({ text, counts, picked, voted, reasons, at: last }) => [
      String(at + 1),
      text,
      ...KINDS.map((kind) => String(counts[kind])),
      picked[0] ?? '',
      voted[0] ?? '',
      reasons.join('\n'),
      dayOf(last),
      duties[0]?.id ?? '',
      services[0]?.id ?? '',
      edits.map(({ file }) => file).join('\n'),
    ]),
  );
  return stringify(
    [HEAD, ...lines].map((line) => line.map(safeCell)),
    { bom: true, record_delimiter: 'windows' },
  );
}
