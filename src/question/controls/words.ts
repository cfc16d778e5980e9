import type { PhraseBag } from '../types.js';

/** What the words of a text say for one control. */
export interface WordEvidence {
  /** Sum of the words' weights of evidence: the logarithm of how much likelier they are under this control. */
  readonly evidence: number;
  /** Share of the text's words that speak for the control. */
  readonly share: number;
}

/** A trained model as plain data: the controls, and for each feature pairs of a control's index and a weight in hundredths. */
export interface WordWeights {
  readonly controls: readonly string[];
  readonly weights: Readonly<Record<string, readonly number[]>>;
}

/** Pseudo-observations that hold a rare word's estimate near the general one. */
const CAUTION = 3;
/** No single word may decide alone, for or against. */
const MOST_FOR = 3.2;
const AGAINST = -0.7;
/** A word speaks for a control from this weight on. */
const SPEAKS = 0.8;

function countUp<K>(map: Map<K, number>, key: K): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}

/** Trains naive Bayes on example sentences as bags of features; done when the language is compiled. */
export function trainWords(sentences: readonly PhraseBag[]): WordWeights {
  const sizes = new Map<string, number>();
  const totals = new Map<string, number>();
  const counts = new Map<string, Map<string, number>>();
  for (const { control, features } of sentences) {
    countUp(sizes, control);
    for (const feature of features) {
      countUp(totals, feature);
      const byControl = counts.get(feature) ?? new Map<string, number>();
      countUp(byControl, control);
      counts.set(feature, byControl);
    }
  }
  const controls = [...sizes.keys()].sort();
  const weights: Record<string, number[]> = {};
  for (const [feature, byControl] of counts) {
    const general = (totals.get(feature) ?? 0) / sentences.length;
    weights[feature] = controls.flatMap((control, index) => {
      const count = byControl.get(control);
      if (count === undefined) return [];
      const under = (count + CAUTION * general) / ((sizes.get(control) ?? 0) + CAUTION);
      const weight = Math.max(AGAINST, Math.min(MOST_FOR, Math.log(under / general)));
      return [index, Math.round(weight * 100)];
    });
  }
  return { controls, weights };
}

/** Weighs the words of a text for each control; knows words that no phrase has. */
export class WordModel {
  readonly #controls: readonly string[];
  readonly #weights: ReadonlyMap<string, readonly number[]>;

  constructor({ controls, weights }: WordWeights) {
    this.#controls = controls;
    this.#weights = new Map(Object.entries(weights));
  }

  /** The evidence for every control that some word speaks for. */
  weigh(features: readonly string[]): Map<string, WordEvidence> {
    const known = features.filter((feature) => this.#weights.has(feature));
    const sums = new Map<number, { gain: number; spoke: number; speaking: number }>();
    for (const feature of known) {
      const pairs = this.#weights.get(feature) ?? [];
      for (let i = 0; i + 1 < pairs.length; i += 2) {
        const index = pairs[i] ?? 0;
        const weight = (pairs[i + 1] ?? 0) / 100;
        const sum = sums.get(index) ?? { gain: 0, spoke: 0, speaking: 0 };
        sum.gain += weight;
        sum.spoke++;
        if (weight >= SPEAKS) sum.speaking++;
        sums.set(index, sum);
      }
    }
    const result = new Map<string, WordEvidence>();
    for (const [index, { gain, spoke, speaking }] of sums) {
      const evidence = gain + (known.length - spoke) * AGAINST;
      const control = this.#controls[index];
      if (control !== undefined && evidence > 0) result.set(control, { evidence, share: speaking / features.length });
    }
    return result;
  }
}
