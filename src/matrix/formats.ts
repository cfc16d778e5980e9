import type { Matrix } from '../knowledge/matrix.js';
import { tableOf } from './table.js';

export const formats = ['md', 'csv', 'xlsx', 'json', 'html'] as const;
export type Format = (typeof formats)[number];

export function isFormat(text: string): text is Format {
  return formats.some((format) => format === text);
}

/**
 * Writes a matrix in a format. A format's libraries are loaded only when it is asked for.
 *
 * @param day the day it is made (YYYY-MM-DD)
 */
export async function render(matrix: Matrix, format: Format, day: string): Promise<string | Uint8Array> {
  switch (format) {
    case 'md':
      return (await import('./markdown.js')).renderMarkdown(tableOf(matrix, day));
    case 'csv':
      return (await import('./csv.js')).renderCsv(tableOf(matrix, day));
    case 'xlsx':
      return (await import('./xlsx.js')).renderXlsx(tableOf(matrix, day));
    case 'json':
      return (await import('./json.js')).renderJson(matrix, day);
    case 'html':
      return (await import('./html.js')).renderHtml(tableOf(matrix, day));
  }
}
