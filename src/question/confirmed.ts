import type { Sentence } from './text/sentences.js';
import type { Clause } from './types.js';

/** A question that only wants to hear "yes" has no more words. */
const MOST_WORDS = 4;

/** "Is that true?", "Right?", "Do we?": asks whether the sentence before it holds. */
function isConfirmation(clause: Clause): boolean {
  const asks = clause.cues.get('yesno');
  return clause.asked && asks?.from === 0 && asks.to === clause.units.length && clause.tokens.length <= MOST_WORDS;
}

/** Reads sentences, each with the "Is that true?" that follows it as its tag. */
export function withConfirmations(sentences: readonly Sentence[], read: (sentence: Sentence) => Clause): Clause[] {
  const result: Clause[] = [];
  let last: Sentence | null = null;
  for (const sentence of sentences) {
    const clause = read(sentence);
    if (last !== null && !last.asked && isConfirmation(clause)) {
      last = { text: `${last.text}, ${sentence.text}`, asked: true };
      result[result.length - 1] = read(last);
    } else {
      last = sentence;
      result.push(clause);
    }
  }
  return result;
}
