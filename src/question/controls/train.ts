import { normalize, portion, STEP, type WordWeights } from './words.js';

/** The features of a text of which it is known what it speaks of: a control, or another class. */
export interface Example {
  readonly control: string;
  readonly features: readonly string[];
  /** How much it counts beside others, 0 to 1. */
  readonly weight: number;
}

/** Found on the tuning sets: more rounds learn the examples by heart. */
const ROUNDS = 5;
const RATE = 1;
/** Lesser weights change no ranking. */
const LEAST = 0.2;
/** Numbers between 0 and 1 that are the same in every build. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x80000000;
  };
}

function shuffle(rows: Uint32Array, random: () => number): void {
  for (let i = rows.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const row = rows[i] ?? 0;
    rows[i] = rows[j] ?? 0;
    rows[j] = row;
  }
}

/** Two words in a row that only one example has would be learnt by heart. */
function vocabularyOf(examples: readonly Example[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { features } of examples) for (const f of features) counts.set(f, (counts.get(f) ?? 0) + 1);
  const kept = [...counts]
    .filter(([feature, count]) => count > 1 || !feature.includes(' '))
    .map(([feature]) => feature);
  return new Map(kept.map((feature, index) => [feature, index]));
}

/**
 * Trains a multinomial logistic regression by stochastic gradient descent; done when the language is compiled.
 * (Not `natural`'s own: it takes minutes for as many examples; see docs/understanding.md.)
 */
export function trainWords(examples: readonly Example[]): WordWeights {
  const controls = [...new Set(examples.map(({ control }) => control))].sort();
  const vocabulary = vocabularyOf(examples);
  const size = controls.length;
  const rows = examples.map(({ control, features, weight }) => ({
    control: controls.indexOf(control),
    features: features.flatMap((feature) => vocabulary.get(feature) ?? []),
    weight,
  }));
  const weights = new Float32Array(vocabulary.size * size);
  const bias = new Float32Array(size);
  const sums = new Float64Array(size);
  const order = Uint32Array.from(rows, (_, index) => index);
  const random = numbers(12345);
  let done = 0;
  for (let round = 0; round < ROUNDS; round++) {
    shuffle(order, random);
    for (const at of order) {
      const row = rows[at];
      const rate = RATE * (1 - done++ / (ROUNDS * rows.length));
      if (row === undefined || row.features.length === 0) continue;
      const each = portion(row.features.length);
      sums.set(bias);
      for (const feature of row.features)
        for (let c = 0, w = feature * size; c < size; c++, w++) sums[c] = (sums[c] ?? 0) + (weights[w] ?? 0) * each;
      normalize(sums);
      for (let c = 0; c < size; c++) {
        const change = rate * row.weight * ((sums[c] ?? 0) - (c === row.control ? 1 : 0));
        sums[c] = change;
        bias[c] = (bias[c] ?? 0) - change;
      }
      for (const feature of row.features)
        for (let c = 0, w = feature * size; c < size; c++, w++) weights[w] = (weights[w] ?? 0) - (sums[c] ?? 0) * each;
    }
  }
  return {
    controls,
    bias: Array.from(bias, (value) => Math.round(value * 100) / 100),
    ...packed(vocabulary, weights, size),
  };
}

function packed(
  vocabulary: ReadonlyMap<string, number>,
  weights: Float32Array,
  size: number,
): Pick<WordWeights, 'features' | 'sizes' | 'indexes' | 'weights'> {
  const kept: { feature: string; pairs: (readonly [control: number, weight: number])[] }[] = [];
  for (const [feature, index] of vocabulary) {
    const pairs: (readonly [control: number, weight: number])[] = [];
    for (let control = 0; control < size; control++) {
      const weight = weights[index * size + control] ?? 0;
      if (Math.abs(weight) >= LEAST) pairs.push([control, Math.max(-127, Math.min(127, Math.round(weight / STEP)))]);
    }
    if (pairs.length > 0) kept.push({ feature, pairs });
  }
  const pairs = kept.flatMap((row) => row.pairs);
  return {
    features: kept.map(({ feature }) => feature).join('\n'),
    sizes: base64(kept.map((row) => row.pairs.length)),
    indexes: base64(pairs.map(([control]) => control)),
    weights: base64(pairs.map(([, weight]) => weight)),
  };
}

const base64 = (bytes: readonly number[]) => Buffer.from(bytes).toString('base64');
