import type { Model } from './model.js';
import { naturalBayes, naturalLogistic } from './natural.js';
import { nlpJs } from './nlp-js.js';
import { ourReader, ourWords, ourWordsShipped } from './ours.js';

/** The models that are compared, in the order of the table. */
export const models: Readonly<Record<string, Model>> = {
  bayes: naturalBayes,
  logistic: naturalLogistic,
  nlpjs: nlpJs,
  words: ourWords,
  built: ourWordsShipped,
  reader: ourReader,
};
