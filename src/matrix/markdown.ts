import type { Source } from '../knowledge/types.js';
import { headings, type Table } from './table.js';

/** The matrix as Markdown: a table of owners, and a table with reason and sources for each owner. */
export function renderMarkdown({ title, note, services, rows }: Table): string {
  const owners = tableLines(
    [headings.group, headings.duty, ...services].map(escapeMarkdown),
    rows.map(({ group, duty, reasons }) => [group, duty, ...reasons.map(({ owner }) => owner)].map(escapeMarkdown)),
  );
  const { duty, service, owner, awsDoes, customerDoes, because, basis, sources } = headings;
  const reasons = tableLines(
    [duty, service, owner, awsDoes, customerDoes, because, basis, sources],
    rows.flatMap((row) =>
      row.reasons.map((reason) => [
        ...[row.duty, reason.service, reason.owner].map(escapeMarkdown),
        ...[reason.awsDoes.join('; '), reason.customerDoes.join('; ')].map(escapeMarkdown),
        ...[reason.because, reason.basis].map(escapeMarkdown),
        reason.sources.map(sourceLink).join(', '),
      ]),
    ),
  );
  const parts = [`# ${escapeMarkdown(title)}`, escapeMarkdown(note), owners, `## ${headings.reasons}`, reasons];
  return `${parts.join('\n\n')}\n`;
}

function tableLines(head: readonly string[], lines: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...lines].map((line) => `| ${line.join(' | ')} |`).join('\n');
}

function sourceLink({ title, url, checked }: Source): string {
  // Inside <…> only these could end the address or the cell, or be read as markup.
  const address = url.replaceAll(/[<>|\\\s]/gu, encodeURIComponent).replaceAll('&', '&amp;');
  return `[${escapeMarkdown(title)}](<${address}>) (read ${escapeMarkdown(checked)})`;
}

/** Text in which nothing is markup, on one line. */
function escapeMarkdown(text: string): string {
  return (
    text
      .replaceAll(/\s+/gu, ' ')
      .trim()
      .replaceAll(/[\\`*_[\]<>|&~$#]/gu, '\\$&')
      // What would begin a list or underline a heading.
      .replace(/^[+\-=]/u, '\\$&')
      .replace(/^(\d+)([.)])/u, '$1\\$2')
  );
}
