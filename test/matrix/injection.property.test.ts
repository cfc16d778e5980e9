import fc from 'fast-check';
import { DomUtils, parseDocument } from 'htmlparser2';
import { readXlsx } from 'hucre/xlsx';
import MarkdownIt from 'markdown-it';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { safeCell } from '../../src/matrix/cells.js';
import { renderCsv } from '../../src/matrix/csv.js';
import { renderHtml } from '../../src/matrix/html.js';
import { renderMarkdown } from '../../src/matrix/markdown.js';
import { renderXlsx } from '../../src/matrix/xlsx.js';
import { nasty, tables, text } from './table.js';

const runs = { numRuns: 150 };
const mayRun = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/u;

describe('a cell', () => {
  it('shows what stood behind an unprintable character', () => {
    expect(safeCell('\u0001=1')).toBe("'=1");
  });

  it.each(nasty.filter((each) => mayRun.test(each)))('%j gets an apostrophe before it', (value) => {
    expect(safeCell(value)).toBe(`'${value}`);
  });

  it.each(['AWS', 'a=b', 'Sets up - and keeps', '1+1', "'=1"])('%j stays as it is', (value) => {
    expect(safeCell(value)).toBe(value);
  });

  it('never begins like a formula, and loses nothing', () => {
    fc.assert(
      fc.property(text, (value) => {
        const safe = safeCell(value);
        expect(safe).not.toMatch(mayRun);
        const printable = value.replaceAll(/(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '');
        expect([printable, `'${printable}`]).toContain(safe);
      }),
    );
  });
});

it('every CSV reads back with one field for each cell, none of which could run', () => {
  fc.assert(
    fc.property(tables, (table) => {
      const { data, errors } = Papa.parse<string[]>(renderCsv(table), { delimiter: ',', newline: '\r\n' });
      expect(errors).toEqual([]);
      const lines = data.slice(0, table.rows.length + 1);
      expect(lines.map((line) => line.length)).toEqual(lines.map(() => 2 + 3 * table.services.length));
      expect(lines.slice(1).map(([, duty]) => duty)).toEqual(table.rows.map(({ duty }) => safeCell(duty)));
      for (const field of lines.flat()) expect(field).not.toMatch(mayRun);
    }),
    runs,
  );
});

it('every workbook opens again and holds text alone', async () => {
  await fc.assert(
    fc.asyncProperty(tables, async (table) => {
      const { sheets } = await readXlsx(Buffer.from(await renderXlsx(table)));
      expect(sheets).toHaveLength(2);
      for (const cell of sheets.flatMap(({ rows }) => rows.flat())) {
        expect(cell === null || typeof cell === 'string').toBe(true);
        expect(String(cell ?? '')).not.toMatch(mayRun);
      }
      for (const cell of sheets.flatMap(({ cells }) => [...(cells?.values() ?? [])]))
        expect(cell.formula).toBeUndefined();
    }),
    { numRuns: 40 },
  );
});

const TAGS = [
  'html',
  'head',
  'meta',
  'title',
  'style',
  'body',
  'h1',
  'h2',
  'p',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  'ul',
  'li',
  'a',
];

it('every HTML page holds our own tags alone, says the texts unchanged and links to the web alone', () => {
  fc.assert(
    fc.property(tables, (table) => {
      const page = parseDocument(renderHtml(table));
      const elements = DomUtils.getElementsByTagName('*', page);
      for (const element of elements) {
        expect(TAGS).toContain(element.name);
        expect(Object.keys(element.attribs).filter((name) => name.startsWith('on'))).toEqual([]);
        if (element.name === 'a') expect(element.attribs.href).toMatch(/^(#|https?:\/\/)/i);
      }
      const [title] = DomUtils.getElementsByTagName('h1', page);
      expect(title && DomUtils.textContent(title)).toBe(table.title);
    }),
    runs,
  );
});

it('every Markdown renders to two tables of the right size, and to the texts unchanged', () => {
  const plain = (value: string) => value.replaceAll(/\s+/gu, ' ').trim();
  fc.assert(
    fc.property(tables, (table) => {
      const page = parseDocument(new MarkdownIt({ html: true, linkify: false }).render(renderMarkdown(table)));
      const [owners, reasons, ...others] = DomUtils.getElementsByTagName('table', page);
      expect(others).toEqual([]);
      const rowsOf = (element: typeof owners) => (element ? DomUtils.getElementsByTagName('tr', element) : []);
      expect(rowsOf(owners)).toHaveLength(table.rows.length + 1);
      expect(rowsOf(reasons)).toHaveLength(table.rows.length * table.services.length + 1);
      expect(
        rowsOf(owners)
          .slice(1)
          .map((row) => plain(DomUtils.textContent(DomUtils.getElementsByTagName('td', row)[1] ?? []))),
      ).toEqual(table.rows.map(({ duty }) => plain(duty.replaceAll('\u0000', '\uFFFD'))));
      const names = new Set(DomUtils.getElementsByTagName('*', page).map(({ name }) => name));
      for (const name of names)
        expect(['h1', 'h2', 'p', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'a']).toContain(name);
    }),
    runs,
  );
});
