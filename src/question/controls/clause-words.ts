import type { Knowledge } from '../../knowledge/types.js';
import { stem } from '../text/stem.js';
import type { Mention, Target, Token } from '../types.js';

/** What the word model knows of a service: duties differ in how often they are asked of it. */
export function targetWord(target: Target): string {
  return `on:${target.service}`;
}

/**
 * What the word model sees of a sentence besides its features: each word by itself (a concept hides which of its
 * words was said), two words in a row, the services named and the kinds of software.
 */
export function clauseWords(
  tokens: readonly Token[],
  found: readonly Mention[],
  stop: ReadonlySet<string>,
  knowledge: Knowledge,
): string[] {
  const stems = tokens.filter(({ word }) => !stop.has(word) && !/^\d+$/u.test(word)).map(({ word }) => stem(word));
  const words = new Set(stems.map((word) => `=${word}`));
  for (const [at, word] of stems.entries()) {
    const next = stems[at + 1];
    if (next !== undefined) words.add(`${word} ${next}`);
  }
  for (const named of found.flatMap((mention) => mention.named)) {
    if (named.kind === 'service' && named.strength !== 'weak')
      words.add(targetWord({ service: named.id, variant: null }));
    const kind = named.kind === 'software' ? knowledge.software[named.id]?.kind : undefined;
    if (kind !== undefined) words.add(`of:${kind}`);
  }
  return [...words];
}
