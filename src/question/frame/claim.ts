import type { Unit } from '../patterns.js';
import { denialsIn, isInverted } from '../stated.js';
import { grammarStem } from '../text/stem.js';
import type { Claim, Clause } from '../types.js';

/** Both sides of an "or" stand this close. */
const EITHER_OR = 8;
/** "Runs", and not "OS". */
const SHORTEST_VERB = 4;

/** The groups of claims in `intents/yesno.yaml`, in the order in which they count. */
const GROUPS = [
  'except',
  'free',
  'both',
  'left',
  'cleft',
  'acts',
  'duty',
  'passive',
  'subject',
  'agent',
  'rests',
  'verb',
  'ends',
] as const;
/** "Anybody but us", "off our plate": the side named is the one that has nothing to do with it. */
const TURNED: ReadonlySet<string> = new Set(['except', 'free']);
const SIDES = ['shared', 'customer', 'aws'] as const;

interface Agent {
  readonly side: Claim['side'];
  readonly isTurned: boolean;
  /** Up to where the statement says it, in its units. */
  readonly to: number;
}

/** "us or AWS", "automatic or must we": both sides offered as alternatives, so nothing is claimed. */
export function isEitherOr(clause: Clause): boolean {
  const { units } = clause;
  const placesOf = (...names: readonly string[]) =>
    units.flatMap(({ classes }, at) => (names.some((name) => classes.has(name)) ? [at] : []));
  const ors = placesOf('or');
  if (ors.length === 0) return false;
  const aws = placesOf('aws', 'auto');
  return placesOf('us', 'ours').some((us) =>
    aws.some((side) => {
      const [from, to] = us < side ? [us, side] : [side, us];
      return to - from <= EITHER_OR && ors.some((or) => from < or && or < to);
    }),
  );
}

/** "Macie blacks out …", in contrast to "GuardDuty findings are …". */
function isServiceActing([name, verb, next]: readonly Unit[]): boolean {
  if (!name?.classes.has('service') || !verb || !next || verb.breaks || next.breaks) return false;
  const isVerb = verb.classes.has('takes') || (/[^s]s$/u.test(verb.word) && verb.word.length >= SHORTEST_VERB);
  return (
    isVerb && !['aux', 'us', 'aws', 'ours', 'not'].some((name) => verb.classes.has(name) || next.classes.has(name))
  );
}

/** The side that the clause names as the one who does it, by the strongest of its signs; null where none is named. */
export function agentIn(clause: Clause): Agent | null {
  const asks = isInverted(clause.stated.units);
  for (const group of GROUPS) {
    // "Patches: ours?" names whose they are at its end, "are you my colleague?" does not.
    if (group === 'ends' && asks) continue;
    const found = SIDES.flatMap((side) => {
      const where = clause.cues.get(`claim.${group}.${side}`);
      return where ? [{ side, isTurned: TURNED.has(group), ...where }] : [];
    });
    const [first] = found.sort((a, b) => a.from - b.from || a.to - b.to);
    if (first) return first;
  }
  if (isServiceActing(clause.stated.units)) return { side: 'aws', isTurned: false, to: 1 };
  // "Still have to patch it, don't we?"
  const isOurs = clause.stated.tag.length > 1 && clause.stated.tag.some((unit) => unit.classes.has('us'));
  return isOurs ? { side: 'customer', isTurned: false, to: clause.stated.units.length } : null;
}

/** "Decide who may read it": what stands behind these is settled by somebody, and not asked. */
const SETTLES = new Set(
  ['decide', 'choose', 'determine', 'control', 'pick', 'restrict', 'limit', 'define'].map(grammarStem),
);

/** "The ones who", "it's us who": a "who" that asks nothing. */
function isRelative(clause: Clause, at: number): boolean {
  const before = clause.units[at - 1];
  if (!before) return false;
  if (before.classes.has('responsible') || before.classes.has('people') || SETTLES.has(before.stem)) return true;
  if (/^(?:ones?|those|parties|party)$/u.test(before.word)) return true;
  const isSide = before.classes.has('us') || before.classes.has('aws');
  const near = clause.units.slice(Math.max(0, at - 5), at - 1);
  return isSide && near.some((unit) => /^(?:its?|there)$/u.test(unit.word));
}

/** Does the clause ask who or what does it, so that nothing is claimed? */
function isOpen(clause: Clause): boolean {
  const { units } = clause;
  const asksWho = units.some((unit, at) => unit.classes.has('who') && !isRelative(clause, at));
  // "We installed it, who upgrades it?" asks for the owner; "it's Amazon who runs it, no?" claims one.
  if (asksWho && !clause.cues.has('yesno')) return true;
  const open = units.findIndex(
    (unit, at) => ['who', 'what', 'why'].some((name) => unit.classes.has(name)) && !isRelative(clause, at),
  );
  const [opener] = units;
  const isStatement = ['us', 'aws', 'aux'].some((name) => opener?.classes.has(name));
  if (units[0]?.word === 'how' || (units[0]?.word === 'when' && units[1]?.classes.has('aux'))) return true;
  return open === 0 || (open > 0 && open <= 2 && !isStatement);
}

/** Up to where a "not" belongs to what is claimed: not in "…, because they do not expire". */
function scopeEnd(clause: Clause, agent: Agent): number {
  const { units } = clause.stated;
  const end = units.findIndex((unit, at) => at >= agent.to && unit.classes.has('dependent'));
  return end < 0 ? units.length : end;
}

/**
 * What the clause states, if it is to be confirmed or denied. A question that begins with its verb ("isn't it
 * AWS that …?") states the plain thing whatever its "not" says; a statement with a tag or under "is it true
 * that" states what it says, "not" included.
 */
export function claimOf(clause: Clause): Claim | null {
  if (isEitherOr(clause) || isOpen(clause) || clause.cues.has('yesno.ability')) return null;
  const agent = agentIn(clause);
  if (agent === null) return null;
  const { units, denials, isPut } = clause.stated;
  const asks = isInverted(units);
  if (!asks && !isPut && !clause.asked && !clause.cues.has('yesno') && !clause.leads.has('verify')) return null;
  // "It isn't true that AWS doesn't …" takes back what it takes back.
  const end = asks ? agent.to + 1 : scopeEnd(clause, agent);
  const all = denials + denialsIn(units, end) + Number(agent.isTurned);
  return { side: agent.side, denied: all % 2 === 1 };
}
