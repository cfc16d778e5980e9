import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
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
const FORMAT = { bom: true, relax_column_count: true, skip_empty_lines: true, trim: true } as const;

/** A line, and how many lines of the file were read up to its end. */
interface Row {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

const NEEDED: readonly Column[] = ['question', 'right', 'wrong1'];

/**
 * Reads a deck from comma-separated values (RFC 4180) with a line of headings; semicolons and tabs between the
 * columns, which spreadsheets write in some countries, are read too.
 *
 * @param today the day to be said of sources, YYYY-MM-DD
 */
export function readCsv(title: string, text: string, today: string, random: Random): DeckReading {
  if (text.length > LIMITS.file) return failed(1, 'the file is too large', `keep it below ${LIMITS.file} characters`);
  const [head = ''] = text.replace(/^\uFEFF/, '').split(/\r?\n/, 1);
  const delimiter = [',', ';', '\t'].reduce((best, each) =>
    head.split(each).length > head.split(best).length ? each : best,
  );
  let rows: readonly Row[];
  try {
    // The library's types do not know that `info` changes what comes out.
    rows = parse(text, { ...FORMAT, delimiter, info: true }) as unknown as readonly Row[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error.lines ?? 1);
    return failed(
      line,
      'a quotation mark is missing or too many',
      'put a cell with quotes in quotes and double those inside',
    );
  }
  const columns = (rows[0]?.record ?? []).map((name) => name.toLowerCase());
  const missing = NEEDED.filter((column) => !columns.includes(column));
  const unknown = columns.filter((column) => !COLUMNS.some((each) => each === column));
  if (missing.length > 0) return failed(1, `the column "${missing[0]}" is missing`, `begin with: ${COLUMNS.join(',')}`);
  if (unknown.length > 0) return failed(1, `the column "${unknown[0]}" is unknown`, `use only: ${COLUMNS.join(', ')}`);
  const problems: DeckProblem[] = [];
  const written = rows.slice(1).map(({ record, info }, index): Written => {
    const cell = (column: Column) => record[columns.indexOf(column)] ?? '';
    const line = (rows[index]?.info.lines ?? info.lines - 1) + 1;
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
