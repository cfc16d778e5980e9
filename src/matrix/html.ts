import type { Source } from '../knowledge/types.js';
import { headings, type Reason, type Table, type TableRow } from './table.js';

const style = `
body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem; color: #1b1f24; background: #fff; }
table { border-collapse: collapse; margin: 1rem 0 2.5rem; }
th, td { border: 1px solid #c9d1d9; padding: .35rem .6rem; text-align: left; vertical-align: top; }
thead th { background: #e8edf2; position: sticky; top: 0; }
tbody th { font-weight: 600; }
ul { margin: 0; padding-left: 1.1rem; }
@media print { body { margin: 0; font-size: 10px; } thead th { position: static; } tr { break-inside: avoid; } }
`;

/** The matrix as one HTML page that needs nothing else: owners first, each leading to its reason and sources. */
export function renderHtml({ title, note, services, rows }: Table): string {
  const { group, duty, service, owner, awsDoes, customerDoes, because, basis, sources } = headings;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(note)}</p>
<h2>${headings.owners}</h2>
${tableHtml([group, duty, ...services], rows.map(ownerRow))}
<h2>${headings.reasons}</h2>
${tableHtml([duty, service, owner, awsDoes, customerDoes, because, basis, sources], rows.flatMap(reasonRows))}
</body>
</html>
`;
}

function tableHtml(head: readonly string[], rows: readonly string[]): string {
  const cells = head.map((text) => `<th scope="col">${escapeHtml(text)}</th>`).join('');
  return `<table>\n<thead><tr>${cells}</tr></thead>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table>`;
}

function ownerRow({ control, group, duty, reasons }: TableRow): string {
  const owners = reasons.map(
    ({ owner }, column) => `<td><a href="#${idOf(control, column)}">${escapeHtml(owner)}</a></td>`,
  );
  return `<tr><td>${escapeHtml(group)}</td><th scope="row">${escapeHtml(duty)}</th>${owners.join('')}</tr>`;
}

function reasonRows({ control, duty, reasons }: TableRow): string[] {
  return reasons.map((reason, column) => {
    const cells = reasonCells(reason).map((cell) => `<td>${cell}</td>`);
    return `<tr id="${idOf(control, column)}"><th scope="row">${escapeHtml(duty)}</th>${cells.join('')}</tr>`;
  });
}

function reasonCells({ service, owner, awsDoes, customerDoes, because, basis, sources }: Reason): string[] {
  return [
    escapeHtml(service),
    escapeHtml(owner),
    listHtml(awsDoes.map(escapeHtml)),
    listHtml(customerDoes.map(escapeHtml)),
    escapeHtml(because),
    escapeHtml(basis),
    listHtml(sources.map(sourceHtml)),
  ];
}

function listHtml(items: readonly string[]): string {
  return items.length === 0 ? '' : `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
}

function sourceHtml({ title, url, checked }: Source): string {
  // Only an address of the web is worth a click; anything else stays text.
  const isWeb = /^https?:\/\//iu.test(url);
  const name = isWeb ? `<a href="${escapeHtml(url)}" rel="noreferrer">${escapeHtml(title)}</a>` : escapeHtml(title);
  return `${name} (read ${escapeHtml(checked)})`;
}

function idOf(control: string, column: number): string {
  return escapeHtml(`${control}.${column + 1}`);
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
