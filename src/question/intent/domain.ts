import type { WordModel } from '../controls/words.js';
import { stem } from '../text/stem.js';
import type { Mention, Token } from '../types.js';

/** Small words that tell: people seldom say them of duties. */
const PERSONAL: ReadonlySet<string> = new Set(['i', 'me', 'my', 'you', 'your']);

/**
 * The words of a text as the model knows them: stems with names of products masked by their kind, and each with the
 * next one. Of small words only those that tell.
 *
 * @param stop words that say nothing
 * @param isLeftOut says of a token's index that it belongs to how something is asked
 */
export function domainWords(
  tokens: readonly Token[],
  names: readonly Mention[],
  stop: ReadonlySet<string>,
  isLeftOut: (at: number) => boolean,
): string[] {
  const words = tokens.flatMap(({ word }, at) => {
    const mention = names.find(
      (m) => m.from <= at && at < m.to && m.named.some((n) => !('strength' in n) || n.strength !== 'weak'),
    );
    if (mention) return [`name:${mention.named[0]?.kind ?? ''}`];
    return stop.has(word) || isLeftOut(at) ? [] : [stem(word)];
  });
  const pairs = words.slice(1).map((word, at) => `${words[at] ?? ''} ${word}`);
  const small = tokens.filter(({ word }) => PERSONAL.has(word)).map(({ word }) => `small:${word}`);
  return [...new Set([...words, ...pairs, ...small])];
}

/** The logarithm of the odds that words speak of duties; words that the model does not know say nothing. */
export function domainOdds(model: WordModel, words: readonly string[]): number {
  return model.odds(words, 'duties', 'elsewhere');
}
