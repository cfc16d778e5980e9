import { type Example, trainWords } from '../controls/train.js';
import type { WordWeights } from '../controls/words.js';

/** What a text is about: duties on a cloud, or something else. */
export interface DomainExample {
  readonly domain: 'duties' | 'elsewhere';
  readonly words: readonly string[];
}

/** Trains the model to tell duties from other talk, both taken as equally common; done when the language is compiled. */
export function trainDomain(examples: readonly DomainExample[]): WordWeights {
  const counts = { duties: 0, elsewhere: 0 };
  for (const { domain } of examples) counts[domain]++;
  const least = Math.min(counts.duties, counts.elsewhere);
  return trainWords(
    examples.map(
      ({ domain, words }): Example => ({ control: domain, features: words, weight: least / counts[domain] }),
    ),
  );
}
