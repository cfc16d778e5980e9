import { stringify } from 'csv-stringify/sync';
import { readRecords } from '../../../csv/records.js';
import type { Random } from '../../random.js';
import type { Deck } from '../types.js';
import { type DeckProblem, type DeckReading, deckOf, failed, isAddress, LIMITS, type Written } from './written.js';

/** The columns; all but the first three may be left out. */
const COLUMNS = [
  'question',
  'right',
  'wrong1',
  'wrong2',
  'wrong3',
  'wrong4',
  'wrong5',
  'reason',
  'source',
  'url',
  'discuss',
] as const;
type Column = (typeof COLUMNS)[number];

const NEEDED: readonly Column[] = ['question', 'right', 'wrong1'];

/**
 * Reads a deck from comma-separated values with a line of headings.
 *
 * @param today the day to be said of sources, YYYY-MM-DD
 */
export function readCsv(title: string, text: string, today: string, random: Random): DeckReading {
  if (text.length > LIMITS.file) return failed(1, 'the file is too large', `keep it below ${LIMITS.file} characters`);
  const read = readRecords(text);
  if (!read.ok) {
    return failed(
      read.line,
      'a quotation mark is missing or too many',
      'put a cell with quotes in quotes and double those inside',
    );
  }
  const { head: columns, records } = read;
  const missing = NEEDED.filter((column) => !columns.includes(column));
  const unknown = columns.filter((column) => !COLUMNS.some((each) => each === column));
  if (missing.length > 0) return failed(1, `the column "${missing[0]}" is missing`, `begin with: ${COLUMNS.join(',')}`);
  if (unknown.length > 0) return failed(1, `the column "${unknown[0]}" is unknown`, `use only: ${COLUMNS.join(', ')}`);
  const problems: DeckProblem[] = [];
  const written = records.map(({ cells, line }): Written => {
    const cell = (column: Column) => cells[columns.indexOf(column)] ?? '';
    const url = cell('url');
    if (url !== '' && !isAddress(url)) {
      problems.push({ line, what: `"${url}" is no web address`, mend: 'write it in full, with https://' });
    }
    const source = { title: cell('source') || url, publisher: '', url, checked: today };
    return {
      line,
      text: cell('question'),
      right: cell('right'),
      wrong: [1, 2, 3, 4, 5].flatMap((number) => {
        const label = cell(`wrong${number}` as Column);
        return label === '' ? [] : [{ label, why: null }];
      }),
      because: cell('reason'),
      source: url === '' ? null : source,
      discuss: cell('discuss') || null,
    };
  });
  return deckOf(title, written, problems, random);
}

/** Writes a deck as `readCsv` reads it. What a spreadsheet takes for a formula is made harmless. */
export function writeCsv({ questions }: Deck): string {
  const rows = questions.map((question) => {
    const wrong = question.options.filter(({ id }) => id !== question.right).map(({ label }) => label);
    const right = question.options.find(({ id }) => id === question.right)?.label ?? '';
    const [source] = question.sources;
    const options = [1, 2, 3, 4, 5].map((_, index) => wrong[index] ?? '');
    return [
      question.text,
      right,
      ...options,
      question.because,
      source?.title ?? '',
      source?.url ?? '',
      question.discuss ?? '',
    ];
  });
  return stringify([[...COLUMNS], ...rows], { bom: true, record_delimiter: 'windows', escape_formulas: true });
}
