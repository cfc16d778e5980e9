import { stem } from '../text/stem.js';
import type { Mention, Token } from '../types.js';

/** For each word, the logarithm of how much likelier it is in talk of duties than in other talk. */
export type DomainModel = Readonly<Record<string, number>>;

/** What an example is about: duties on a cloud, or something else. */
interface Example {
  readonly domain: 'duties' | 'elsewhere';
  readonly words: readonly string[];
}

/** Pseudo-observations that keep rare words from deciding. */
const CAUTION = 0.5;
const MOST = 3;

/** The words of a text as the model knows them: stems, with names of products masked by their kind. */
export function domainWords(tokens: readonly Token[], names: readonly Mention[]): string[] {
  const words = new Set<string>();
  tokens.forEach((token, at) => {
    const mention = names.find(
      (m) => m.from <= at && at < m.to && m.named.some((n) => !('strength' in n) || n.strength !== 'weak'),
    );
    words.add(mention ? `name:${mention.named[0]?.kind ?? ''}` : stem(token.word));
  });
  return [...words];
}

/**
 * Trains naive Bayes to tell duties from other talk, both taken as equally common; done when the language is compiled.
 * (Not `natural`'s own: it compares a text with its whole vocabulary, which takes milliseconds; see docs/development.md.)
 */
export function trainDomain(examples: readonly Example[]): DomainModel {
  const counts = new Map<string, { duties: number; elsewhere: number }>();
  const sizes = { duties: 0, elsewhere: 0 };
  for (const { domain, words } of examples) {
    sizes[domain]++;
    for (const word of words) {
      const count = counts.get(word) ?? { duties: 0, elsewhere: 0 };
      count[domain]++;
      counts.set(word, count);
    }
  }
  const chance = (count: number, size: number) => (count + CAUTION) / (size + 2 * CAUTION);
  return Object.fromEntries(
    [...counts].map(([word, { duties, elsewhere }]) => {
      const odds = Math.log(chance(duties, sizes.duties) / chance(elsewhere, sizes.elsewhere));
      return [word, Math.round(Math.max(-MOST, Math.min(MOST, odds)) * 100) / 100];
    }),
  );
}

/** The logarithm of the odds that words speak of duties; words that the model does not know say nothing. */
export function domainOdds(model: ReadonlyMap<string, number>, words: readonly string[]): number {
  return words.reduce((sum, word) => sum + (model.get(word) ?? 0), 0);
}
