import type { AnswerTexts } from '../answer/texts.js';
import type { Answer, Button } from '../answer/types.js';
import type { Verdict } from '../knowledge/types.js';

/** Between the text and what it was answered with; no text has one, see `asLine`. */
export const BREAK = '\n';
const MOST_LETTERS = 500;
const MOST_DUTIES = 3;

/** A text on one line, no longer than a button can carry. */
export function asLine(text: string): string {
  return text
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, MOST_LETTERS);
}

/**
 * An answer that says who owns something, with thumbs: each carries the text and what it was answered with ("rds
 * backups"), so that nothing of it is kept until somebody votes.
 */
export function withThumbs(answer: Answer, text: string, { buttons }: AnswerTexts): Answer {
  const duties = [...answer.verdicts, ...answer.inapplicable].map(nameOf);
  if (duties.length === 0) return answer;
  const about = [asLine(text), duties.slice(0, MOST_DUTIES).join(', ')].join(BREAK);
  const thumb = (verdict: 'up' | 'down'): Button => ({
    label: buttons[verdict],
    style: 'plain',
    action: { type: 'feedback', verdict, about },
  });
  return { ...answer, buttons: [...answer.buttons, thumb('up'), thumb('down')] };
}

function nameOf({ subject }: Pick<Verdict, 'subject'>): string {
  return subject.service === null ? subject.control : `${subject.service} ${subject.control}`;
}
