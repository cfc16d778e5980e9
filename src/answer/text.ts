import type { Answer, Element, TallyRow } from './types.js';

/** Tables wider than this are written as one paragraph a row. */
const WIDTH = 100;

/**
 * Writes an answer as plain text, in reading order: for terminals, notifications and screen readers. Buttons are left
 * out (see `renderWithChoices`).
 */
export function renderText(answer: Answer): string {
  return answer.elements
    .map(elementText)
    .filter((text) => text !== '')
    .join('\n\n');
}

/** As `renderText`, followed by the buttons as a numbered list to choose from. */
export function renderWithChoices(answer: Answer): string {
  const choices = choicesOf(answer).map(({ label }, index) => `  ${index + 1}. ${label}`);
  return [renderText(answer), choices.join('\n')].filter((text) => text !== '').join('\n\n');
}

/** For where nothing can be pressed: the choices are told only where the answer asks for one. */
export function renderReply(answer: Answer): string {
  const isAsking = answer.clarify.length > 0 || answer.intent === 'quiz';
  return isAsking ? renderWithChoices(answer) : renderText(answer);
}

/** The buttons that stand for something to choose; thumbs are no choice to number. */
export function choicesOf(answer: Answer): Answer['buttons'] {
  return answer.buttons.filter(({ action }) => action.type !== 'feedback' && action.type !== 'form');
}

function elementText(element: Element): string {
  switch (element.type) {
    case 'owner':
      return `${element.label}: ${element.subject}`;
    case 'heading':
      return element.text;
    case 'text':
    case 'note':
    case 'deadline':
      return element.text;
    case 'list':
      return list(element.title, element.items);
    case 'table':
      return table(element.columns, element.rows);
    case 'sources':
      return list(
        element.sources.length === 1 ? 'Source' : 'Sources',
        element.sources.map(
          ({ title, publisher, url, checked }) => `${title} (${publisher}, looked at ${checked}) ${url}`,
        ),
      );
    case 'link':
      return `${element.label}: ${element.url}`;
    case 'mention':
      return `${element.name}: ${element.text}`;
    case 'diagram':
      return element.alt;
    case 'tally':
      return element.rows.map(tallyRow).join('\n');
  }
}

function list(title: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  return [`${title}:`, ...items.map((item) => `  - ${item}`)].join('\n');
}

function tallyRow({ label, votes, right }: TallyRow): string {
  return `  ${right ? '✓' : ' '} ${label}: ${votes === 1 ? '1 vote' : `${votes} votes`}`;
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map((column, index) => Math.max(column.length, ...rows.map((row) => row[index]?.length ?? 0)));
  const fits = widths.reduce((sum, width) => sum + width + 2, 0) <= WIDTH;
  if (!fits) return rows.map((row) => paragraph(columns, row)).join('\n\n');
  const line = (cells: readonly string[]): string =>
    widths
      .map((width, index) => (cells[index] ?? '').padEnd(width))
      .join('  ')
      .trimEnd();
  return [line(columns), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** The first cell names the row, the others follow with their column's name. */
function paragraph(columns: readonly string[], row: readonly string[]): string {
  const [name = '', ...cells] = row;
  return [name, ...cells.map((cell, index) => `  ${columns[index + 1] ?? ''}: ${cell}`)].join('\n');
}
