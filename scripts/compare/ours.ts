import { readData } from '../../src/data.js';
import { trainWords } from '../../src/question/controls/train.js';
import { WordModel, type WordWeights } from '../../src/question/controls/words.js';
import { createReader } from '../../src/question/reader.js';
import { createUnderstanding, type Understood } from '../../src/question/understand.js';
import type { Model, Trained } from './model.js';

/** What the word model sees of a text, without mending slips. */
function seeing(): (text: string) => string[] {
  const { knowledge, readLanguage } = readData();
  return createReader(readLanguage(), knowledge).seen;
}

function weighing(weights: WordWeights, seen: (text: string) => string[]): Trained {
  const model = new WordModel(weights);
  const rank = (text: string) =>
    [...model.weigh(seen(text))].sort(([, a], [, b]) => b.likelihood - a.likelihood).map(([control]) => control);
  return { rank, kept: model };
}

/** The duties of what was understood, then what else the words may mean; none where it found no duty or refused. */
function dutiesIn({ questions, clauses }: Understood): string[] {
  const understood = questions.flatMap((question) => ('controls' in question ? question.controls : []));
  if (understood.length === 0) return [];
  const ranked = clauses.flatMap((clause) => clause.ranked).sort((a, b) => b.likelihood - a.likelihood);
  return [...understood, ...ranked.map(({ control }) => control)];
}

export const ourWords: Model = {
  title: 'our word model, same texts',
  lessons: (all) => all,
  prepare: async () => {
    const seen = seeing();
    return (lessons) => {
      const examples = lessons.map(({ control, text }) => ({ control, features: seen(text), weight: 1 }));
      return weighing(trainWords(examples), seen);
    };
  },
};

export const ourWordsShipped: Model = {
  title: 'our word model, as built (with lines of facts)',
  lessons: () => [],
  prepare: async () => {
    const seen = seeing();
    const { readLanguage } = readData();
    return () => weighing(readLanguage().words, seen);
  },
};

export const ourReader: Model = {
  title: 'our whole reader, facts included',
  lessons: () => [],
  prepare: async () => () => {
    const { knowledge, readLanguage } = readData();
    const { understand, reader } = createUnderstanding(readLanguage(), knowledge);
    return { rank: (text) => dutiesIn(understand(text, null)), kept: [understand, reader, knowledge] };
  },
};
