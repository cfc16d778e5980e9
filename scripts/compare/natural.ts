import Bayes from 'natural/lib/natural/classifiers/bayes_classifier.js';
import Logistic from 'natural/lib/natural/classifiers/logistic_regression_classifier.js';
import type { Model, Trained } from './model.js';
import { spread } from './score.js';
import type { Lesson } from './texts.js';

/** Its logistic regression multiplies whole matrices for each duty: two texts each take it some three minutes. */
const EACH = 2;

function trained(classifier: NaturalClassifier, lessons: readonly Lesson[]): Trained {
  for (const { control, text } of lessons) classifier.addDocument(text, control);
  classifier.train();
  return { rank: (text) => classifier.getClassifications(text).map(({ label }) => label), kept: classifier };
}

export const naturalBayes: Model = {
  title: '`natural`, BayesClassifier',
  lessons: (all) => all,
  prepare: async () => (lessons) => trained(new Bayes(), lessons),
};

export const naturalLogistic: Model = {
  title: '`natural`, LogisticRegressionClassifier',
  lessons: (all) =>
    [...new Set(all.map(({ control }) => control))].flatMap((control) =>
      spread(
        all.filter((lesson) => lesson.control === control),
        EACH,
      ),
    ),
  prepare: async () => (lessons) => trained(new Logistic(), lessons),
};
