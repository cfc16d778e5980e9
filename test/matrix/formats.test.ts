import { DomUtils, parseDocument } from 'htmlparser2';
import { readXlsx } from 'hucre/xlsx';
import MarkdownIt from 'markdown-it';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { inspectKnowledge } from '../../src/knowledge/compile.js';
import { matrixOf } from '../../src/knowledge/matrix.js';
import { render } from '../../src/matrix/formats.js';

const { knowledge } = inspectKnowledge(new URL('../../knowledge', import.meta.url).pathname);
const matrix = matrixOf(knowledge, [
  { service: 'rds', variant: null },
  { service: 'ec2', variant: null },
  { service: 'lambda', variant: null },
]);
const services = matrix.columns.map(({ name }) => name);
const width = services.length;

const textOf = async (format: 'md' | 'csv' | 'json' | 'html') => String(await render(matrix, format, '2026-11-24'));

/** What every format must hold: the owners of a duty that falls to different sides. */
const patching = ['AWS', 'Customer', 'AWS'];
const isPatching = (cells: readonly unknown[]) => cells.includes('Patching the guest operating system');

/** The tables of an HTML page as texts. */
function tablesOf(html: string): string[][][] {
  const page = parseDocument(html);
  return DomUtils.getElementsByTagName('table', page).map((table) =>
    DomUtils.getElementsByTagName('tr', table).map((row) =>
      DomUtils.getElements({ tag_name: (name) => name === 'td' || name === 'th' }, row, true).map((cell) =>
        DomUtils.textContent(cell),
      ),
    ),
  );
}

function linksOf(html: string): string[] {
  return DomUtils.getElementsByTagName('a', parseDocument(html)).map((link) => link.attribs.href ?? '');
}

describe('the matrix of three services', () => {
  it('reads back as CSV: a line for each duty, owners, then reasons and sources', async () => {
    const csv = await textOf('csv');
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    const { data, errors } = Papa.parse<string[]>(csv, { skipEmptyLines: true });
    expect(errors).toEqual([]);
    expect(data).toHaveLength(matrix.rows.length + 1);
    expect(new Set(data.map((line) => line.length))).toEqual(new Set([2 + 3 * width]));
    expect(data[0]?.slice(0, 2 + width)).toEqual(['Area', 'Duty', ...services]);
    const line = data.find(isPatching) ?? [];
    expect(line.slice(2, 2 + width)).toEqual(patching);
    expect(line[2 + width]?.length).toBeGreaterThan(20);
    expect(line[3 + width]).toMatch(/https:\/\/docs\.aws\.amazon\.com\/.* \(read \d{4}-\d{2}-\d{2}\)/);
  });

  it('opens as a workbook: owners on one sheet, reasons and sources on the other, no formula', async () => {
    const { sheets } = await readXlsx(Buffer.from(await render(matrix, 'xlsx', '2026-11-24')));
    expect(sheets.map(({ name }) => name)).toEqual(['Owners', 'Reasons and sources']);
    const [owners = [], reasons = []] = sheets.map(({ rows }) => rows);
    expect(owners[0]).toEqual(['Area', 'Duty', ...services]);
    expect(owners).toHaveLength(matrix.rows.length + 1);
    expect(owners.find(isPatching)?.slice(2)).toEqual(patching);
    expect(reasons).toHaveLength(matrix.rows.length * width + 1);
    expect(reasons.find(isPatching)?.[7]).toMatch(/https:\/\//);
  });

  it('renders from Markdown to two tables with links to the sources', async () => {
    const html = new MarkdownIt().render(await textOf('md'));
    const [owners = [], reasons = []] = tablesOf(html);
    expect(owners[0]).toEqual(['Area', 'Duty', ...services]);
    expect(owners.find(isPatching)?.slice(2)).toEqual(patching);
    expect(reasons).toHaveLength(matrix.rows.length * width + 1);
    expect(new Set(linksOf(html).map((href) => href.slice(0, 8)))).toEqual(new Set(['https://']));
  });

  it('is an HTML page of two tables, where every owner leads to its reason', async () => {
    const html = await textOf('html');
    const [owners = [], reasons = []] = tablesOf(html);
    expect(owners.find(isPatching)?.slice(2)).toEqual(patching);
    expect(reasons).toHaveLength(matrix.rows.length * width + 1);
    const page = parseDocument(html);
    const inside = linksOf(html).filter((href) => href.startsWith('#'));
    expect(inside).toHaveLength(matrix.rows.length * width);
    const ids = new Set(DomUtils.getElementsByTagName('*', page).map((each) => each.attribs.id));
    expect(inside.filter((href) => !ids.has(href.slice(1)))).toEqual([]);
    expect(DomUtils.getElementsByTagName('script', page)).toEqual([]);
  });

  it('is JSON with the verdicts of docs/json.md', async () => {
    const object = JSON.parse(await textOf('json'));
    expect(object.services.map(({ name }: { name: string }) => name)).toEqual(services);
    expect(object.duties).toHaveLength(matrix.rows.length);
    const duty = object.duties.find(({ control }: { control: string }) => control === 'guest-os-patching');
    expect(duty.owners.map(({ owner }: { owner: string }) => owner)).toEqual(['aws', 'customer', 'aws']);
    expect(duty.owners[0]).toMatchObject({
      kind: 'verdict',
      because: expect.any(String),
      sources: expect.arrayContaining([expect.objectContaining({ url: expect.stringMatching(/^https:/) })]),
    });
  });

  it('says in every format where a duty does not apply, and what stands in its place', async () => {
    const buckets = matrixOf(knowledge, [
      { service: 's3', variant: null },
      { service: 'ec2', variant: null },
    ]);
    for (const format of ['md', 'csv', 'html'] as const) {
      const content = String(await render(buckets, format, '2026-11-24'));
      expect(content).toContain('Not applicable');
      expect(content).toContain('In its place: ');
    }
    const { duties } = JSON.parse(String(await render(buckets, 'json', '2026-11-24')));
    const groups = duties.find(({ control }: { control: string }) => control === 'security-groups');
    expect(groups.owners[0]).toMatchObject({ kind: 'inapplicable', instead: { owner: 'customer' } });
  });
});
