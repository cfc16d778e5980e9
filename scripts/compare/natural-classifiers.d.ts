// The single files of `natural` that are compared: its main entry pulls in database drivers.
interface NaturalClassifier {
  addDocument(text: string, label: string): void;
  train(): void;
  getClassifications(text: string): readonly { readonly label: string; readonly value: number }[];
}

declare module 'natural/lib/natural/classifiers/bayes_classifier.js' {
  const Classifier: new () => NaturalClassifier;
  export default Classifier;
}

declare module 'natural/lib/natural/classifiers/logistic_regression_classifier.js' {
  const Classifier: new () => NaturalClassifier;
  export default Classifier;
}
