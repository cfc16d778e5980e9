import type { Source } from '../knowledge/types.js';

/**
 * What a spreadsheet takes for a formula: = + - @, also in their wide forms and after blanks, and text that begins
 * with a tab or the end of a line.
 */
const FORMULA = /^(?:[\t\r\n]|\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/u;

/**
 * Makes a text safe as a cell of a spreadsheet: an apostrophe before whatever could run as a formula.
 *
 * @example
 * safeCell('=1+1') // "'=1+1"
 */
export function safeCell(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** Sources as the lines of one cell. */
export function sourceLines(sources: readonly Source[]): string {
  return sources.map(({ title, url, checked }) => `${title}: ${url} (read ${checked})`).join('\n');
}
