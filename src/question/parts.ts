import { type Sentence, sentences } from './text/sentences.js';

/** Two questions in one sentence: cut before "and who …", "and what …". */
const SECOND =
  /(?:[,;]\s*|\s+)(?:and\s+also|and\s+then|and|also|plus|but|while|whereas|then)\s+(?=(?:who|whose|what|which|is|are|do|does|should|must)\b)/giu;
/** "Who does this, who does that": cut at the comma where a question stands before it too. */
const ROW = /(?<=\bwho(?:se)?\b[^,]{3,80}),\s*(?=(?:who|whose)\b)|;\s*(?=(?:and\s+)?(?:who|whose)\b)/giu;
/** "Who patches it under RDS, and on EC2?": the second asks the same of another place. */
const ELSEWHERE = /(?<=\bwho(?:se)?\b.{8,120}),\s*(?=and\s+(?:on|in|for|under|with)\s+(?:the\s+)?\p{Lu})/gu;
/** What a second question without a question mark opens with. */
const OPENS = /^(?:who|whose|and\s+(?:on|in|for|under|with))\b/iu;
/** "Who makes sure of this: …": what asks stands before the colon, the duty after it. */
const COLON = /^([^:]{3,160}):\s+(.{8,})$/su;
/** "(a)", "b)", "1)", "2.": marks inside a line. */
export const MARK = /(?:^|\s)\(?(?:[a-h]|\d)[).]\s+/giu;

/** The sentences of a text, with two questions in one sentence taken apart. */
export function cut(text: string): Sentence[] {
  return sentences(text).flatMap((sentence) => {
    const parts = sentence.text
      .split(SECOND)
      .flatMap((part) => part.split(ROW))
      .flatMap((part) => part.split(ELSEWHERE));
    // Without a question mark a part asks where another follows it, or it says "who".
    const asks = (part: string, at: number) => at < parts.length - 1 || (at > 0 && OPENS.test(part));
    return parts.map((part, at) => ({ text: part, asked: sentence.asked || asks(part, at) }));
  });
}

/** A sentence as what stands before its colon and what stands behind, or null without one. */
export function atColon(text: string): { readonly head: string; readonly body: string } | null {
  const [, head, body] = COLON.exec(text) ?? [];
  return head !== undefined && body !== undefined ? { head, body } : null;
}
