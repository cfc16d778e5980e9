// The single files of `natural` that we load: its main entry pulls in database drivers.
declare module 'natural/lib/natural/stemmers/porter_stemmer.js' {
  const stemmer: { stem(word: string): string };
  export default stemmer;
}

declare module 'natural/lib/natural/distance/levenshtein_distance.js' {
  export function DamerauLevenshteinDistance(
    source: string,
    target: string,
    options?: { restricted?: boolean },
  ): number;
}

declare module 'natural/lib/natural/classifiers/logistic_regression_classifier.js' {
  export default class LogisticRegressionClassifier {
    addDocument(text: string | string[], label: string): void;
    train(): void;
    getClassifications(text: string | string[]): { label: string; value: number }[];
    static restore(model: unknown): LogisticRegressionClassifier;
  }
}
