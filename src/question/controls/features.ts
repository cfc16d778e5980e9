import type { Gazetteer } from '../gazetteer.js';
import { stem } from '../text/stem.js';
import type { Token } from '../types.js';

/**
 * The features of a row of tokens: concepts where a synonym is known ("#patch"), stems otherwise, stop
 * words left out. `skip` says which token positions belong to a name and say nothing of the duty.
 */
export function featuresOf(
  tokens: readonly Token[],
  concepts: Gazetteer,
  stop: ReadonlySet<string>,
  skip: (at: number) => boolean = () => false,
): string[] {
  const features = new Set<string>();
  const taken = new Set<number>();
  for (const mention of concepts.find(tokens)) {
    let free = true;
    for (let i = mention.from; i < mention.to; i++) if (skip(i)) free = false;
    if (!free) continue;
    for (let i = mention.from; i < mention.to; i++) taken.add(i);
    for (const named of mention.named) if (named.kind === 'concept') features.add(`#${named.id}`);
  }
  tokens.forEach((token, i) => {
    if (taken.has(i) || skip(i) || stop.has(token.word)) return;
    // Numbers and single letters say nothing.
    if (/^(?:\d+|.)$/u.test(token.word)) return;
    features.add(stem(token.word));
  });
  return [...features];
}
