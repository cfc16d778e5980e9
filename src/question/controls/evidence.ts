import { decide, placeOf } from '../../knowledge/decide.js';
import type { Knowledge } from '../../knowledge/types.js';
import type { Ranked, Target } from '../types.js';
import { byLikelihood } from './ranker.js';

/** What the ranking needs of the reader. */
export interface Weights {
  /** A text as features. */
  features(text: string): readonly string[];
  /** How rare a feature is. */
  weight(feature: string): number;
}

/** A duty of which the service has a fact of its own is likelier meant than one that holds everywhere. */
const PRIOR = { variant: 1.25, service: 1.25, archetype: 1, control: 0.85, none: 0.85 } as const;
/** What a word shared with the service's own fact is worth, beside a word shared with a phrase. */
const SHARED = 0.3;
/** Only the best readings are looked at again. */
const LOOKED_AT = 12;

/**
 * Ranks duties on one service: words that the service's own facts use count as well, and duties that the
 * service is known to have come before others.
 */
export class ServiceEvidence {
  readonly #knowledge: Knowledge;
  readonly #weights: Weights;
  readonly #facts = new Map<string, ReadonlyMap<string, ReadonlySet<string>>>();

  constructor(knowledge: Knowledge, weights: Weights) {
    this.#knowledge = knowledge;
    this.#weights = weights;
  }

  /** Features of a service's own facts by control; found when first asked for, then kept. */
  #factsOf(target: Target): ReadonlyMap<string, ReadonlySet<string>> {
    const key = `${target.service}/${target.variant ?? ''}`;
    const known = this.#facts.get(key);
    if (known) return known;
    const service = this.#knowledge.services[target.service];
    const variant = target.variant === null ? undefined : service?.variants[target.variant];
    const found = new Map<string, ReadonlySet<string>>();
    for (const [control, fact] of Object.entries({ ...service?.facts, ...variant?.facts })) {
      const text = 'inapplicable' in fact ? '' : [...fact.aws, ...fact.customer, fact.because].join(' ; ');
      found.set(control, new Set(this.#weights.features(text)));
    }
    this.#facts.set(key, found);
    return found;
  }

  /** The ranking of `ranked` on `target`, best first. */
  rank(target: Target, features: readonly string[], ranked: readonly Ranked[]): Ranked[] {
    const facts = this.#factsOf(target);
    const whole = features.reduce((sum, feature) => sum + this.#weights.weight(feature), 0);
    const byControl = new Map(ranked.slice(0, LOOKED_AT).map((r) => [r.control, r]));
    for (const [control, words] of facts) {
      const shared = features.filter((feature) => words.has(feature));
      const worth = shared.reduce((sum, feature) => sum + this.#weights.weight(feature), 0);
      if (worth === 0) continue;
      const known = byControl.get(control) ?? ranked.find((r) => r.control === control);
      const share = whole > 0 ? worth / whole : 0;
      byControl.set(control, {
        control,
        score: (known?.score ?? 0) + SHARED * worth,
        phraseCovered: Math.max(known?.phraseCovered ?? 0, share),
        textCovered: Math.max(known?.textCovered ?? 0, share),
        matched: known && known.matched.length > 0 ? known.matched : shared,
        likelihood: known?.likelihood ?? 0,
        evidence: known?.evidence ?? 0,
        share: known?.share ?? 0,
      });
    }
    return [...byControl.values()]
      .map((r) => {
        const prior = this.#prior(target, r.control);
        return { ...r, score: r.score * prior, likelihood: r.likelihood * prior };
      })
      .sort(byLikelihood);
  }

  #prior(target: Target, control: string): number {
    const place = placeOf(this.#knowledge, { ...target, control });
    if (place === null) return 1;
    const { fact, level } = decide(this.#knowledge, place);
    return 'inapplicable' in fact ? PRIOR.none : PRIOR[level];
  }
}
