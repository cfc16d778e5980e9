import type { WordModel } from '../controls/words.js';
import { stem } from '../text/stem.js';
import type { Mention, Token } from '../types.js';

/**
 * The words of a text as the model knows them: stems with names of products masked by their kind, and each with the
 * next one. Small words count too ("my" and "I" are seldom of duties), but for those of `isLeftOut`.
 */
export function domainWords(
  tokens: readonly Token[],
  names: readonly Mention[],
  isLeftOut: (token: Token) => boolean,
): string[] {
  const words = tokens.flatMap((token, at) => {
    if (isLeftOut(token)) return [];
    const mention = names.find(
      (m) => m.from <= at && at < m.to && m.named.some((n) => !('strength' in n) || n.strength !== 'weak'),
    );
    return mention ? `name:${mention.named[0]?.kind ?? ''}` : stem(token.word);
  });
  const pairs = words.slice(1).map((word, at) => `${words[at] ?? ''} ${word}`);
  return [...new Set([...words, ...pairs])];
}

/** The logarithm of the odds that words speak of duties; words that the model does not know say nothing. */
export function domainOdds(model: WordModel, words: readonly string[]): number {
  return model.odds(words, 'duties', 'elsewhere');
}
