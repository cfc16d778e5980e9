import writeExcelFile, { type Cell } from 'write-excel-file/node';
import { safeCell, sourceLines } from './cells.js';
import { headings, type Table } from './table.js';

/** More than a cell of a spreadsheet can hold is cut. */
const LONGEST = 32_767;
const NARROW = 22;
const WIDE = 48;

/** The matrix as a workbook of two sheets: the owners, and a line with reason and sources for each owner. */
export async function renderXlsx(table: Table): Promise<Uint8Array> {
  return writeExcelFile([
    {
      sheet: headings.owners,
      data: sheetOf(ownerLines(table)),
      columns: [NARROW, WIDE, ...table.services.map(() => NARROW)].map((width) => ({ width })),
      stickyRowsCount: 1,
      stickyColumnsCount: 2,
    },
    {
      sheet: headings.reasons,
      data: sheetOf(reasonLines(table)),
      columns: [WIDE, NARROW, NARROW, WIDE, WIDE, WIDE, NARROW, WIDE].map((width) => ({ width })),
      stickyRowsCount: 1,
    },
  ]).toBuffer();
}

function ownerLines({ services, rows }: Table): readonly (readonly string[])[] {
  const head = [headings.group, headings.duty, ...services];
  return [head, ...rows.map(({ group, duty, reasons }) => [group, duty, ...reasons.map(({ owner }) => owner)])];
}

function reasonLines({ rows }: Table): readonly (readonly string[])[] {
  const { duty, service, owner, awsDoes, customerDoes, because, basis, sources } = headings;
  const lines = rows.flatMap((row) =>
    row.reasons.map((reason) => [
      row.duty,
      reason.service,
      reason.owner,
      reason.awsDoes.join('\n'),
      reason.customerDoes.join('\n'),
      reason.because,
      reason.basis,
      sourceLines(reason.sources),
    ]),
  );
  return [[duty, service, owner, awsDoes, customerDoes, because, basis, sources], ...lines];
}

function sheetOf(lines: readonly (readonly string[])[]): Cell[][] {
  return lines.map((line, index) => line.map((text) => cellOf(text, index === 0)));
}

function cellOf(text: string, isHead: boolean): Cell {
  return {
    // The type is given, so that nothing is ever taken for a number or a formula.
    type: String,
    value: safeCell(text).slice(0, LONGEST),
    wrap: true,
    alignVertical: 'top',
    ...(isHead ? { fontWeight: 'bold', backgroundColor: '#E8EDF2' } : {}),
  };
}
