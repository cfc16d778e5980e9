import type { Proposal } from './proposal.js';

export const formats = ['text', 'yaml', 'csv'] as const;
export type Format = (typeof formats)[number];

export function isFormat(text: string): text is Format {
  return formats.some((format) => format === text);
}

/** Writes proposals in a format. A format's library is loaded only when it is asked for. */
export async function render(proposals: readonly Proposal[], format: Format): Promise<string> {
  switch (format) {
    case 'text':
      return (await import('./text.js')).renderText(proposals);
    case 'yaml':
      return (await import('./yaml.js')).renderYaml(proposals);
    case 'csv':
      return (await import('./csv.js')).renderCsv(proposals);
  }
}
