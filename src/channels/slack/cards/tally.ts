import type { RichTextBlock } from '@slack/types';
import type { TallyRow } from '../../../answer/types.js';
import { LINES } from '../lines.js';
import { cut, LIMITS } from './limits.js';
import { line, plain, richText } from './rich-text.js';

const WIDTH = 12;

/** Votes as bars of text: each row reads as label, bar, number, and a word at the right answer. */
export function tallyBars(rows: readonly TallyRow[]): RichTextBlock | null {
  const shown = rows.slice(0, LIMITS.tallyRows);
  if (shown.length === 0) return null;
  const most = Math.max(1, ...shown.map((row) => row.votes));
  const bars = shown.map((row) => {
    const filled = Math.max(0, Math.min(WIDTH, Math.round((row.votes / most) * WIDTH)));
    const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
    const label = cut(row.label, LIMITS.buttonText);
    const right = row.right ? ` ${LINES.rightAnswer}` : '';
    return line(
      plain(label, row.right ? { bold: true } : undefined),
      plain(`\n${bar} ${LINES.votes(row.votes)}${right}`),
    );
  });
  return richText({ type: 'rich_text_list', style: 'bullet', elements: bars });
}
