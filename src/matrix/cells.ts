import type { Source } from '../knowledge/types.js';

/**
 * What a spreadsheet takes for a formula: = + - @, also in their wide forms and after blanks, and text that begins
 * with a tab or the end of a line.
 */
const FORMULA = /^(?:[\t\r\n]|\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/u;

/** What no file format of spreadsheets can hold, and what would hide the beginning of a formula. */
const UNPRINTABLE = /(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;

/**
 * Makes a text safe as a cell of a spreadsheet: an apostrophe before whatever could run as a formula, and no
 * unprintable characters.
 *
 * @example
 * safeCell('=1+1') // "'=1+1"
 */
export function safeCell(text: string): string {
  const printable = text.replaceAll(UNPRINTABLE, '');
  return FORMULA.test(printable) ? `'${printable}` : printable;
}

/** Sources as the lines of one cell. */
export function sourceLines(sources: readonly Source[]): string {
  return sources.map(({ title, url, checked }) => `${title}: ${url} (read ${checked})`).join('\n');
}
