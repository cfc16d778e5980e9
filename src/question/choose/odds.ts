import { resolve } from '../../knowledge/resolve.js';
import type { Knowledge, Verdict } from '../../knowledge/types.js';
import { byLikelihood } from '../controls/ranker.js';
import { GENERAL_PATCHING, patchingOn, softwareIn } from '../frame/duties.js';
import { isSetting } from '../frame/statement.js';
import { BARE_PATCHING } from '../reader.js';
import type { Aspect, ChooseAsk, Clause, Odds, Ranked, Side, Target } from '../types.js';
import type { ChooseFrame } from './frame.js';

/** So many readings of a text are weighed; the others are too unlikely to matter. */
const READINGS = 8;
/**
 * What the facts' owners and the words of a text count. Those of what is told are fitted to some 500 options of pasted
 * questions; those of what is asked were set by hand.
 */
const WORTH = {
  told: { owners: 1.1, words: 0.65, start: -0.3, isOnePart: false },
  asked: { owners: 1, words: 0.25, start: 0, isOnePart: true },
} as const;
/** However sure the facts are, the words may have been misread. */
const LEAST = 0.06;
/** The likeliest duty on the side that was found is shown, unless it is much less likely than the first. */
const SHOWN = 0.1;

/** What it counts that a thing was switched off. */
const OFF = 5;
const SHARED_OFF = 0.2;

const logit = (p: number) => Math.log(p / (1 - p));
const chance = (odds: number) => 1 / (1 + Math.exp(-odds));

interface Weighed {
  readonly control: string;
  readonly verdict: Verdict | null;
  readonly weight: number;
}

/** What is said of an option or a stem: which duty, and which side does it. */
export interface Sided {
  readonly control: string | null;
  readonly aspect: Aspect;
  readonly odds: Odds;
}

function verdictOn(knowledge: Knowledge, target: Target | null, control: string): Verdict | null {
  const found = resolve(knowledge, { service: target?.service ?? null, variant: target?.variant ?? null, control });
  if (found === null) return null;
  return found.kind === 'verdict' ? found.verdict : found.none.instead;
}

/** How much of a duty is the customer's by a verdict: all, nothing, or as much as the words say. */
function partOf(verdict: Verdict, byWords: number): number {
  if (verdict.owner === 'shared') return byWords;
  return verdict.owner === 'customer' ? 1 : 0;
}

function weigh(ranked: readonly Ranked[], clause: Clause, target: Target | null, frame: ChooseFrame): Weighed[] {
  const { knowledge, lists } = frame;
  return ranked.slice(0, READINGS).map((r) => {
    const meant = r.control === BARE_PATCHING ? patchingOn(knowledge, lists, target, softwareIn(clause)) : r.control;
    const control = meant === BARE_PATCHING ? GENERAL_PATCHING : meant;
    return { control, verdict: verdictOn(knowledge, target, control), weight: r.likelihood };
  });
}

/** What shared words count for the side whose part in a shared duty has them. */
const SHARED_WORDS = 3;

/** Whose part in a shared duty the words are: "renew" is AWS's where AWS "renews certificates validated by DNS". */
function leaning(verdict: Verdict, said: ReadonlySet<string>, frame: ChooseFrame): number {
  const closeness = (lines: readonly string[]) =>
    Math.max(
      0,
      ...lines.map((line) => {
        const words = frame.reader.seen(line).filter((word) => word.startsWith('='));
        return words.filter((word) => said.has(word)).length / Math.sqrt(words.length + 1);
      }),
    );
  return verdict.owner === 'shared' ? SHARED_WORDS * (closeness(verdict.customer) - closeness(verdict.aws)) : 0;
}

interface Weights {
  readonly owners: number;
  readonly words: number;
  /** Added whatever is said: most that is told of the customer by mistake is AWS's. */
  readonly start: number;
  /** Is a question about one part of a duty that both sides have parts in, unless both always have the same? */
  readonly isOnePart: boolean;
}

/** How much a duty is both sides': who is asked for may do one part of it ("who renews an imported certificate?"). */
function sharedPart(verdict: Verdict, customer: number, { isOnePart }: Weights, { knowledge }: ChooseFrame): number {
  if (verdict.owner !== 'shared') return 0;
  const isWhole = !isOnePart || knowledge.controls[verdict.subject.control]?.kind === 'shared';
  return isWhole ? 1 : 1 - Math.abs(2 * customer - 1);
}

/** A shared duty on what is one side's ("AWS employees") is that side's. */
function divided(owner: Side, customer: number, shared: number): Odds {
  const own = owner === 'customer' ? 1 - LEAST : LEAST;
  return { customer: customer * (1 - shared) + own * shared, shared: shared * SHARED_OFF };
}

function sided(
  ranked: readonly Ranked[],
  clause: Clause,
  target: Target | null,
  frame: ChooseFrame,
  worth: Weights,
): Sided {
  const readings = weigh(ranked, clause, target, frame).filter(({ verdict }) => verdict !== null);
  const byWords = frame.reader.sideOdds(clause);
  const said = new Set(frame.reader.seen(clause.text));
  const total = readings.reduce((sum, { weight }) => sum + weight, 0);
  const share = (part: (verdict: Verdict) => number) =>
    total === 0
      ? 0.5
      : readings.reduce((sum, { verdict, weight }) => sum + (verdict ? part(verdict) * weight : 0), 0) / total;
  const customersPart = (verdict: Verdict) => partOf(verdict, chance(byWords + leaning(verdict, said, frame)));
  const byOwners = share(customersPart);
  const bounded = Math.min(1 - LEAST, Math.max(LEAST, byOwners));
  const customer = chance(worth.owners * logit(bounded) + worth.words * byWords + worth.start);
  const [first] = readings;
  const agreeing = readings.find(
    ({ verdict, weight }) =>
      verdict !== null &&
      weight >= (first?.weight ?? 0) * SHOWN &&
      (verdict.owner === 'shared' || (verdict.owner === 'customer') === customer >= 0.5),
  );
  const kind = frame.knowledge.controls[first?.control ?? '']?.kind;
  const shared = total === 0 ? 0 : share((verdict) => sharedPart(verdict, customersPart(verdict), worth, frame));
  const owned = clause.cues.has('choose.awsOwn') ? 'aws' : clause.cues.has('choose.ourOwn') ? 'customer' : null;
  return {
    control: (agreeing ?? first)?.control ?? null,
    aspect: isSetting(clause) && kind !== 'inherited' ? 'setting' : 'work',
    odds: owned === null ? { customer, shared } : divided(owned, customer, shared),
  };
}

function rankedIn({ features, words }: Clause, target: Target | null, { reader }: ChooseFrame): Ranked[] {
  return target === null ? reader.rank(features, words) : reader.rankOn(target, features, words);
}

/**
 * Which side does what a text says, as a chance: by the owners of all duties that it may mean, each as likely as
 * the words make it, and by the words themselves.
 */
export function sidedOf(clause: Clause, target: Target | null, frame: ChooseFrame): Sided {
  return sided(rankedIn(clause, target, frame), clause, target, frame, WORTH.told);
}

/** The likelihood of a duty that one of two texts does not speak of. */
const UNHEARD = 0.003;

/** What the sentence that asks counts beside the whole stem. */
const ASKING = 0.6;

/** Duties of which both texts speak ("It came back. Who wipes it?") are likelier than those of one alone. */
function both(some: readonly Ranked[], others: readonly Ranked[]): Ranked[] {
  const likelihood = new Map(others.map((ranked) => [ranked.control, ranked.likelihood]));
  return some
    .map((r) => ({
      ...r,
      likelihood: r.likelihood ** (1 - ASKING) * (likelihood.get(r.control) ?? UNHEARD) ** ASKING,
    }))
    .sort(byLikelihood);
}

/**
 * Which side does what a question asks after. Its own words say less of the side than a duty's.
 *
 * @param clauses the whole stem, and its last sentence; or that alone
 * @param isOff what AWS would do has been switched off, so that it is left to the customer
 */
export function askedOf(clauses: readonly Clause[], target: Target | null, frame: ChooseFrame, isOff: boolean): Sided {
  const [clause, last] = clauses;
  if (clause === undefined) return { control: null, aspect: 'work', odds: { customer: 0.5, shared: 0 } };
  const ranked = rankedIn(clause, target, frame);
  const all = last ? both(ranked, rankedIn(last, target, frame)) : ranked;
  const found = sided(all, clause, target, frame, WORTH.asked);
  if (!isOff) return found;
  const { customer, shared } = found.odds;
  return { ...found, odds: { customer: chance(logit(customer) + OFF), shared: shared * SHARED_OFF } };
}

/** Is it a control of the kind that is asked for: an inherited, a shared or a customer-specific one? */
export function kindOf(side: ChooseAsk['side'], clause: Clause, frame: ChooseFrame): Sided {
  const ranked = clause.ranked.slice(0, READINGS);
  const total = ranked.reduce((sum, { likelihood }) => sum + likelihood, 0);
  const share = (kind: string) =>
    ranked.reduce(
      (sum, { control, likelihood }) =>
        frame.knowledge.controls[control]?.kind === kind ? sum + likelihood / total : sum,
      0,
    );
  const customer = side === 'aws' ? 1 - share('inherited') : share('customer-specific');
  return { control: ranked[0]?.control ?? null, aspect: 'work', odds: { customer, shared: share('shared') } };
}

/** The side that has controls of this kind: inherited ones are AWS's. */
export function ofKind(control: string, { knowledge }: ChooseFrame): Odds {
  const kind = knowledge.controls[control]?.kind;
  return {
    customer: kind === 'inherited' ? LEAST : kind === 'customer-specific' ? 1 - LEAST : 0.5,
    shared: kind === 'shared' ? 1 - LEAST : 0,
  };
}
