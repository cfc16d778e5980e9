import LogisticRegressionClassifier from 'natural/lib/natural/classifiers/logistic_regression_classifier.js';

/** A trained classifier as JSON. */
export type LogisticModel = object;

export interface Scored {
  readonly label: string;
  readonly value: number;
}

/** Trains `natural`'s logistic regression on rows of words; done when the language is compiled, not at start. */
export function trainClassifier(rows: readonly { readonly label: string; readonly words: readonly string[] }[]): LogisticModel {
  const classifier = new LogisticRegressionClassifier();
  for (const row of rows) classifier.addDocument([...row.words], row.label);
  classifier.train();
  return JSON.parse(JSON.stringify(classifier)) as LogisticModel;
}

/** Restores a trained classifier; the function gives labels with scores from 0 to 1, best first. */
export function restoreClassifier(model: LogisticModel): (words: readonly string[]) => Scored[] {
  const classifier = LogisticRegressionClassifier.restore(structuredClone(model));
  return (words) => (words.length === 0 ? [] : classifier.getClassifications([...words]));
}
