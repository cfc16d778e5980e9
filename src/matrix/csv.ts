import { stringify } from 'csv-stringify/sync';
import { safeCell, sourceLines } from './cells.js';
import { headings, type Table } from './table.js';

/**
 * The matrix as comma-separated values (RFC 4180, UTF-8 with the mark by which spreadsheets know it): one line for
 * each duty, first the owners of all services, then for each service reason and sources.
 */
export function renderCsv({ services, rows }: Table): string {
  const head = [
    headings.group,
    headings.duty,
    ...services,
    ...services.flatMap((service) => [`${service}: ${headings.because}`, `${service}: ${headings.sources}`]),
  ];
  const lines = rows.map(({ group, duty, reasons }) => [
    group,
    duty,
    ...reasons.map(({ owner }) => owner),
    ...reasons.flatMap(({ because, sources }) => [because, sourceLines(sources)]),
  ]);
  return stringify(
    [head, ...lines].map((line) => line.map(safeCell)),
    { bom: true, record_delimiter: 'windows' },
  );
}
