/** What the words of a text say for one control. */
export interface WordEvidence {
  /** How likely the text speaks of the control, 0 to 1; the likelihoods of all controls add up to 1. */
  readonly likelihood: number;
  /** The logarithm of how much likelier that is than by chance. */
  readonly evidence: number;
  /** Share of the text's features that speak for the control. */
  readonly share: number;
}

/**
 * A trained model as plain data. Most weights are near nothing and left out: `sizes` says how many pairs of a control
 * and a weight each feature has, `indexes` and `weights` are those pairs, in the order of the features. The three are
 * bytes in base64.
 */
export interface WordWeights {
  readonly controls: readonly string[];
  readonly bias: readonly number[];
  /** Joined by line feeds. */
  readonly features: string;
  readonly sizes: string;
  readonly indexes: string;
  readonly weights: string;
}

/** A weight in steps of this size fits a byte. */
export const STEP = 0.08;
/** A feature speaks for a control from this weight on. */
const SPEAKS = 0.4;

/** Turns sums into likelihoods that add up to 1 (softmax), in place. */
export function normalize(sums: Float64Array): void {
  const most = sums.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  let total = 0;
  for (let i = 0; i < sums.length; i++) {
    const value = Math.exp((sums[i] ?? 0) - most);
    sums[i] = value;
    total += value;
  }
  for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] ?? 0) / total;
}

/** What one feature counts in a text that has so many. */
export const portion = (features: number) => 1 / Math.sqrt(Math.max(1, features));

/** Weighs the words of a text for each control; knows words that no phrase has. */
export class WordModel {
  readonly #controls: readonly string[];
  readonly #bias: readonly number[];
  readonly #indexes: Uint8Array;
  readonly #weights: Int8Array;
  /** The row of each feature; its pairs are those from `#starts[row]` up to `#starts[row + 1]`. */
  readonly #rows: ReadonlyMap<string, number>;
  readonly #starts: Uint32Array;

  constructor({ controls, bias, features, sizes, indexes, weights }: WordWeights) {
    this.#controls = controls;
    this.#bias = bias;
    this.#indexes = Buffer.from(indexes, 'base64');
    this.#weights = new Int8Array(Buffer.from(weights, 'base64'));
    this.#rows = new Map(features === '' ? [] : features.split('\n').map((feature, row) => [feature, row]));
    this.#starts = new Uint32Array(this.#rows.size + 1);
    Buffer.from(sizes, 'base64').forEach((size, row) => {
      this.#starts[row + 1] = (this.#starts[row] ?? 0) + size;
    });
  }

  /**
   * The evidence for every control that the words make likelier than chance.
   *
   * @param features all features of the text
   * @param counted those of which `share` is a share
   */
  weigh(features: readonly string[], counted: readonly string[] = features): Map<string, WordEvidence> {
    const result = new Map<string, WordEvidence>();
    const sums = this.#sums(features);
    if (sums === null) return result;
    normalize(sums);
    const speaking = new Map<number, number>();
    for (const feature of counted)
      this.#pairs(feature, (control, weight) => {
        if (weight * STEP >= SPEAKS) speaking.set(control, (speaking.get(control) ?? 0) + 1);
      });
    for (const [index, control] of this.#controls.entries()) {
      const likelihood = sums[index] ?? 0;
      const evidence = Math.log(likelihood * this.#controls.length);
      if (evidence > 0)
        result.set(control, { likelihood, evidence, share: (speaking.get(index) ?? 0) / Math.max(1, counted.length) });
    }
    return result;
  }

  /**
   * The logarithm of how much likelier `one` is than `other`; 0 where no feature is known.
   *
   * @throws RangeError when the model does not know one of the two
   */
  odds(features: readonly string[], one: string, other: string): number {
    const [a, b] = [one, other].map((name) => this.#controls.indexOf(name));
    if (a === undefined || b === undefined || a < 0 || b < 0) throw new RangeError(`no class ${one} or ${other}`);
    const sums = this.#sums(features);
    return sums === null ? 0 : (sums[a] ?? 0) - (sums[b] ?? 0);
  }

  #sums(features: readonly string[]): Float64Array | null {
    const known = features.filter((feature) => this.#rows.has(feature));
    if (known.length === 0) return null;
    const sums = Float64Array.from(this.#bias);
    const each = portion(known.length) * STEP;
    for (const feature of known)
      this.#pairs(feature, (control, weight) => {
        sums[control] = (sums[control] ?? 0) + weight * each;
      });
    return sums;
  }

  #pairs(feature: string, use: (control: number, weight: number) => void): void {
    const row = this.#rows.get(feature);
    if (row === undefined) return;
    const end = this.#starts[row + 1] ?? 0;
    for (let at = this.#starts[row] ?? 0; at < end; at++) use(this.#indexes[at] ?? 0, this.#weights[at] ?? 0);
  }
}
