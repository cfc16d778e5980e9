import type { PhraseBag, Ranked } from '../types.js';
import type { WordEvidence, WordModel } from './words.js';

/** How much a word that no phrase knows weighs against a text, relative to the rarest word we know. */
const UNKNOWN_SHARE = 0.6;
/** How sharply a phrase that is matched in part falls behind one matched whole. */
const PARTIAL = 1.6;
/** What the words' evidence adds to the phrases' score; found on the tuning sets. */
const WORDS = 0.8;
/** What a point of the phrases' score adds to the logarithm of the words' likelihood. */
const PHRASES = 0.2;
/** The likelihood of a control of which the words say nothing. */
const UNHEARD = 0.002;
/** What the next best phrase adds. */
const SECOND = 0.1;
/** A duty called by its own name, and nothing else said, is so many times likelier than the words make it. */
const NAMED = 150;
/** Readings farther back are never meant. */
const MOST = 24;
const NOTHING: WordEvidence = { likelihood: 0, evidence: 0, share: 0 };

/** The phrase of a control that fits best, and what the next best scores. */
interface Fit {
  phrase: PhraseBag;
  score: number;
  covered: number;
  weight: number;
  second: number;
}

const keyOf = (features: readonly string[]) => [...features].sort().join(' ');

/** Likelier first, then better fitting, then by name. */
export function byLikelihood(a: Ranked, b: Ranked): number {
  return b.likelihood - a.likelihood || b.score - a.score || (a.control < b.control ? -1 : 1);
}

/**
 * Ranks controls by how well their phrases fit a text. Each phrase is a small bag of features weighted by
 * rarity (inverse frequency over controls, as in BM25); its score is the weight matched, times the share of the
 * phrase that was matched. A control scores as its best phrase, plus a little for the next best, plus what the
 * words say for it (controls/words.ts), which reaches texts that no phrase fits. The order is that of the words'
 * likelihood, which is right more often; the score says how much there is to go by.
 */
export class ControlRanker {
  readonly #phrases: readonly PhraseBag[];
  readonly #words: WordModel | null;
  readonly #weights: number[];
  readonly #byFeature = new Map<string, number[]>();
  readonly #idf = new Map<string, number>();
  readonly #unknown: number;
  /** The controls by the features of their own names. */
  readonly #named: ReadonlyMap<string, string>;

  constructor(phrases: readonly PhraseBag[], words: WordModel | null) {
    this.#phrases = phrases;
    this.#words = words;
    const names = phrases
      .filter(({ isName }) => isName)
      .map(({ control, features }) => [keyOf(features), control] as const);
    // What two duties are called tells neither.
    this.#named = new Map(names.filter(([key]) => names.filter(([other]) => other === key).length === 1));
    const controlsOf = new Map<string, Set<string>>();
    phrases.forEach((phrase, at) => {
      for (const feature of phrase.features) {
        const controls = controlsOf.get(feature) ?? new Set<string>();
        controls.add(phrase.control);
        controlsOf.set(feature, controls);
        const rows = this.#byFeature.get(feature) ?? [];
        rows.push(at);
        this.#byFeature.set(feature, rows);
      }
    });
    const total = new Set(phrases.map((phrase) => phrase.control)).size;
    for (const [feature, controls] of controlsOf) {
      this.#idf.set(feature, Math.log(1 + (total - controls.size + 0.5) / (controls.size + 0.5)));
    }
    this.#unknown = Math.max(0.1, ...this.#idf.values()) * UNKNOWN_SHARE;
    this.#weights = phrases.map((phrase) => phrase.features.reduce((sum, f) => sum + this.weight(f), 0));
  }

  /** How rare a feature is over the controls; a feature that no phrase knows has a middling weight. */
  weight(feature: string): number {
    return this.#idf.get(feature) ?? this.#unknown;
  }

  /**
   * The controls that share a feature with the text, best first; ties in alphabetical order.
   *
   * @param words what else the word model is to see
   */
  rank(features: readonly string[], words: readonly string[] = []): Ranked[] {
    if (features.length === 0) return [];
    const matched = new Map<number, number>();
    let whole = 0;
    for (const feature of features) {
      const weight = this.weight(feature);
      whole += weight;
      for (const at of this.#byFeature.get(feature) ?? []) matched.set(at, (matched.get(at) ?? 0) + weight);
    }
    const fits = new Map<string, Fit>();
    for (const [at, weight] of matched) {
      const phrase = this.#phrases[at];
      const full = this.#weights[at];
      if (!phrase || !full) continue;
      const covered = weight / full;
      const score = weight * covered ** PARTIAL;
      const fit = fits.get(phrase.control);
      if (!fit) fits.set(phrase.control, { phrase, score, covered, weight, second: 0 });
      else if (score > fit.score) Object.assign(fit, { phrase, score, covered, weight, second: fit.score });
      else if (score > fit.second) fit.second = score;
    }
    const said = this.#words?.weigh([...features, ...words], features) ?? new Map<string, WordEvidence>();
    const named = this.#named.get(keyOf(features));
    const likely = [...new Set([...fits.keys(), ...said.keys()])].map((control) => {
      const fit = fits.get(control);
      const heard = said.get(control) ?? NOTHING;
      const byPhrase = fit ? fit.score + SECOND * fit.second : 0;
      return {
        control,
        fit,
        heard,
        byPhrase,
        chance: Math.max(heard.likelihood, UNHEARD) * Math.exp(PHRASES * byPhrase) * (control === named ? NAMED : 1),
      };
    });
    const total = likely.reduce((sum, { chance }) => sum + chance, 0);
    return likely
      .sort((a, b) => b.chance - a.chance || (a.control < b.control ? -1 : 1))
      .slice(0, MOST)
      .map(({ control, fit, heard, byPhrase, chance }) => ({
        control,
        score: byPhrase + WORDS * heard.evidence,
        phraseCovered: fit?.covered ?? 0,
        textCovered: fit && whole > 0 ? fit.weight / whole : 0,
        matched: fit ? features.filter((feature) => fit.phrase.features.includes(feature)) : [],
        ...heard,
        likelihood: chance / total,
      }));
  }
}
