import { type Sentence, sentences } from './text/sentences.js';

/** Two questions in one sentence: cut before "and who …", "and what …". */
const SECOND = /(?:,\s*|\s+)(?:and|also|plus)\s+(?=(?:who|whose|what|which|is|are|do|does|should|must)\b)/giu;
/** "Who does this, who does that": cut at the comma where a question stands before it too. */
const ROW = /(?<=\bwho(?:se)?\b[^,]{3,80}),\s*(?=(?:who|whose)\b)/giu;
/** "Who makes sure of this: …": what asks stands before the colon, the duty after it. */
const COLON = /^([^:]{3,160}):\s+(.{8,})$/su;
/** "(a)", "b)", "1)", "2.": marks inside a line. */
const MARK = /(?:^|\s)\(?(?:[a-h]|\d)[).]\s+/giu;

/** The sentences of a text, with two questions in one sentence taken apart. */
export function cut(text: string): Sentence[] {
  return sentences(text).flatMap((sentence) => {
    const parts = sentence.text.split(SECOND).flatMap((part) => part.split(ROW));
    return parts.map((part, i) => ({ text: part, asked: sentence.asked || i < parts.length - 1 }));
  });
}

/** A sentence as what stands before its colon and what stands behind, or null without one. */
export function atColon(text: string): { readonly head: string; readonly body: string } | null {
  const [, head, body] = COLON.exec(text) ?? [];
  return head !== undefined && body !== undefined ? { head, body } : null;
}

/**
 * The items of a list of duties: marked "1) … 2) …", or set apart by semicolons, line ends or commas after a colon.
 * Fewer than two is no list.
 *
 * @example items('Sort these: disk shredding, bucket policies') // ['disk shredding', 'bucket policies']
 */
export function items(text: string): string[] {
  const marked = tidy(text.split(MARK).slice(1));
  if (marked.length >= 2) return marked;
  const body = atColon(text)?.body ?? text;
  for (const separator of [/\n+/u, /;/u, /,|\band\b/u]) {
    const parts = tidy(body.split(separator));
    if (parts.length >= 2) return parts;
  }
  return [];
}

function tidy(parts: readonly string[]): string[] {
  return parts
    .map((part) => part.replace(/^[-*•–\s]+|[\s.?!,;]+$/gu, '').trim())
    .filter((part) => /\p{L}{2}/u.test(part));
}
