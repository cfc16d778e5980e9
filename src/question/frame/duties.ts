import { resolve } from '../../knowledge/resolve.js';
import type { Knowledge } from '../../knowledge/types.js';
import { BARE_PATCHING, type Reader } from '../reader.js';
import type { Clause, Ranked, Target, WordLists } from '../types.js';

/** The same where no service is named: each side patches its own layer. */
export const GENERAL_PATCHING = 'patch-management';

/** Below this a match says nothing; found by `npm run accuracy` over thresholds. Less is asked where a service is named. */
const LEAST = {
  alone: { score: 2, phrase: 0.45, evidence: 3 },
  named: { score: 1.2, phrase: 0.38, evidence: 1.5 },
} as const;
/** Where no phrase fits, this share of the words must speak for the duty. */
const LEAST_SPEAKING = 0.34;
/** From this likelihood on, the words alone are enough. */
const LIKELY = 0.6;
const NAMED = 0.6;
/** How close a second reading must be to replace one that the service does not have. */
const NEAR = { score: 0.7, likelihood: 0.25 } as const;
/** The concept of patching, as the features have it. */
const PATCHING = '#patch';
/** A duty named in so many words is meant, even where the service does not have it. */
const OUTRIGHT = 0.9;

export function isPlausible(ranked: Ranked | undefined, where: keyof typeof LEAST): ranked is Ranked {
  if (ranked === undefined || ranked.score < LEAST[where].score) return false;
  return (
    ranked.phraseCovered >= LEAST[where].phrase ||
    (ranked.likelihood >= LIKELY && ranked.share > 0) ||
    (ranked.evidence >= LEAST[where].evidence && ranked.share >= LEAST_SPEAKING)
  );
}

/**
 * How much of what is said the duty explains, 0 to 1: by a phrase, or by how sure the words make it. The service alone
 * makes some duty likely, too; where no word speaks for it, nothing was said.
 */
export function explained(duty: Ranked): number {
  return Math.max(duty.textCovered, duty.share > 0 ? duty.likelihood : 0);
}

/** Is the duty named in so many words? */
export function isNamed(duty: Ranked | null): duty is Ranked {
  return duty !== null && duty.phraseCovered >= NAMED;
}

function applies(knowledge: Knowledge, target: Target | null, control: string): boolean {
  if (target === null) return control !== BARE_PATCHING;
  if (control === BARE_PATCHING) return true;
  return resolve(knowledge, { ...target, control })?.kind === 'verdict';
}

/** What "patching" means on a target, given the software that is named with it. */
export function patchingOn(
  knowledge: Knowledge,
  lists: WordLists,
  target: Target | null,
  software: readonly string[],
): string {
  for (const id of software) {
    const kind = knowledge.software[id]?.kind;
    const control = kind === undefined ? undefined : lists.patchingOf[kind];
    if (control !== undefined && applies(knowledge, target, control)) return control;
  }
  if (software.length === 0 && target === null) return BARE_PATCHING;
  const service = target === null ? undefined : knowledge.services[target.service];
  if (!service) return GENERAL_PATCHING;
  const variant = target?.variant ? service.variants[target.variant] : undefined;
  const archetype = knowledge.archetypes[variant?.archetype ?? service.archetype];
  return variant?.patching?.[0] ?? service.patching?.[0] ?? archetype?.patching[0] ?? GENERAL_PATCHING;
}

/** The part of a clause that may name a duty. */
export type Said = Pick<Clause, 'features' | 'words' | 'isBarePatching'>;

/**
 * The duty that the words speak of on `target`, or null when no phrase fits well enough. Where the best
 * reading is a duty that the service does not have, a close second that it has is taken.
 */
export function dutyIn(
  { features, words, isBarePatching }: Said,
  reader: Reader,
  knowledge: Knowledge,
  target: Target | null,
  isLeftOut: (ranked: Ranked) => boolean = () => false,
): Ranked | null {
  const all = target === null ? reader.rank(features, words) : reader.rankOn(target, features, words);
  const bare = isBarePatching ? all.find(({ control }) => control === BARE_PATCHING) : undefined;
  if (bare) return bare;
  const where = target === null ? 'alone' : 'named';
  const ranking = all.filter((ranked) => !isLeftOut(ranked));
  // The service alone makes some duty likely, of which the words say too little.
  const least = (ranking[0]?.likelihood ?? 0) * NEAR.likelihood;
  const at = ranking.findIndex((ranked) => ranked.likelihood >= least && isPlausible(ranked, where));
  const [best, ...others] = at < 0 ? [] : ranking.slice(at);
  if (!best) return null;
  // "Patch management" of a service is the patching that is done there.
  if (target !== null && best.control === GENERAL_PATCHING) return { ...best, control: BARE_PATCHING };
  if (applies(knowledge, target, best.control)) return best;
  // "The software of Transfer Family's servers": what is patched there is the service's own, whatever it is called.
  if (best.matched.includes(PATCHING) && best.matched.every(reader.isPatchingWord))
    return { ...best, control: BARE_PATCHING };
  if (best.phraseCovered >= OUTRIGHT) return best;
  const second = others.find(
    (other) =>
      (other.score >= best.score * NEAR.score || other.likelihood >= best.likelihood * NEAR.likelihood) &&
      isPlausible(other, where) &&
      applies(knowledge, target, other.control),
  );
  return second ?? best;
}

/** Ids of the software named in the clause; names that are also everyday words count beside a service only. */
export function softwareIn(clause: Clause): string[] {
  const named = clause.names.flatMap((mention) => mention.named);
  const isAws = named.some((n) => n.kind === 'service' && n.strength !== 'weak');
  return named.flatMap((n) => (n.kind === 'software' && (isAws || n.strength !== 'weak') ? [n.id] : []));
}
