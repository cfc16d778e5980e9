import { CsvError, parse } from 'csv-parse/sync';

/** A line of a table, and the number of the line of the file on which it begins. */
export interface CsvRecord {
  readonly cells: readonly string[];
  readonly line: number;
}

/** A record, and how many lines of the file were read up to its end. */
interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

export type CsvReading =
  | { readonly ok: true; readonly head: readonly string[]; readonly records: readonly CsvRecord[] }
  /** A quotation mark is missing or too many, on this line. */
  | { readonly ok: false; readonly line: number };

/**
 * Reads comma-separated values (RFC 4180) with a line of headings, which come back in lower case; semicolons and tabs
 * between the columns, which spreadsheets write in some countries, are read too. Empty lines are passed over.
 */
export function readRecords(text: string): CsvReading {
  const options = { bom: true, relax_column_count: true, skip_empty_lines: true, trim: true, info: true } as const;
  try {
    // The library's types do not know that `info` changes what comes out.
    const parsed = parse(text, { ...options, delimiter: delimiterOf(text) }) as unknown as readonly Parsed[];
    const [head, ...rows] = parsed;
    const records = rows.map(({ record, info }) => ({ cells: record, line: info.lines - breaksIn(record) }));
    return { ok: true, head: (head?.record ?? []).map((name) => name.toLowerCase()), records };
  } catch (error) {
    if (error instanceof CsvError) return { ok: false, line: Number(error.lines ?? 1) };
    throw error;
  }
}

function breaksIn(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + cell.split(/\r\n|\r|\n/).length - 1, 0);
}

/** The first line tells what stands between the columns: what stands there most often. */
function delimiterOf(text: string): string {
  const [head = ''] = text.replace(/^\uFEFF/, '').split(/\r?\n/, 1);
  return [',', ';', '\t'].reduce((best, each) => (head.split(each).length > head.split(best).length ? each : best));
}
