import { withParties } from './parties.js';
import type { Place, Unit } from './patterns.js';

/** The statement in a sentence: its main clause, without what opens and closes it. */
export interface Stated {
  readonly units: readonly Unit[];
  /** How often what stands before it takes it back: "it isn't true that …". */
  readonly denials: number;
  /** Was there something before it that puts it forward: "am I right in thinking that …"? */
  readonly isPut: boolean;
  /** The closing "…, don't we?". */
  readonly tag: readonly Unit[];
}

/** What puts a statement forward stands within so many units of the beginning. */
const FARTHEST = 9;
const PRONOUNS = new Set(['it', 'there', 'that', 'this', 'they', 'he', 'one']);

const is = (unit: Unit | undefined, ...names: readonly string[]) => names.some((name) => unit?.classes.has(name));
const isSide = (unit: Unit | undefined) => is(unit, 'us', 'aws');

/** May a clause begin with this unit? */
function isSubject(unit: Unit | undefined): boolean {
  return unit !== undefined && (is(unit, 'us', 'our', 'aws', 'service', 'nobody', 'you') || PRONOUNS.has(unit.word));
}

/** Does a question with its verb first begin here: "does AWS", "isn't it", "must our team"? */
function inverts(units: readonly Unit[], at: number): boolean {
  if (!is(units[at], 'aux')) return false;
  const next = units[at + 1]?.word === 'not' ? units[at + 2] : units[at + 1];
  if (units[at]?.breaks) return isSubject(next) || next?.word === 'the' || next?.word === 'a';
  return isSide(next) && !is(units[at], 'be') && !is(units[at - 1], 'who', 'what', 'as', 'and', 'or');
}

/** Where the main clause begins: behind "on EKS nodes, …", "if a key leaks …". */
function mainStart(units: readonly Unit[]): number {
  if (is(units[0], 'aux')) return 0;
  const inverted = units.findIndex((_, at) => at > 0 && inverts(units, at));
  if (inverted > 0) return inverted;
  if (!is(units[0], 'intro')) return 0;
  const comma = units.findIndex((unit, at) => at > 1 && unit.breaks);
  return comma > 0 && comma < units.length - 1 ? comma : 0;
}

/** Where the statement begins that "is it fair to say that" puts forward; 0 where nothing does. */
function headEnd(units: readonly Unit[]): number {
  let end = units[0]?.word === 'that' && isSubject(units[1]) ? 1 : 0;
  for (let at = 0; at < Math.min(units.length - 2, FARTHEST); at++) {
    const isBelief = is(units[at], 'belief') || (at === 0 && units[at]?.word === '' && is(units[at], 'tag'));
    if (!isBelief || units[at - 1]?.stem === 'make') continue;
    const next = units[at + 1];
    const isLinked = next?.word === 'that' || next?.word === 'whether' || next?.word === 'if';
    if (isLinked) end = at + 2;
    else if (isSubject(next) && next?.word !== 'that' && !is(next, 'not')) end = at + 1;
    else if (is(next, 'nobody')) end = at + 1;
  }
  return end;
}

/** Does a question open here with its verb? "Don't have to patch it" has left out its "we". */
export function isInverted(units: readonly Unit[]): boolean {
  return is(units[0], 'aux') && !(is(units[1], 'not') && is(units[2], 'need'));
}

/** "On the customer, not on AWS": the units from "not" on that say it of the other side. */
function contrastAt(units: readonly Unit[], at: number): number {
  const isTwice = units[at]?.word === 'not' && /^(?:on|by|for|with|to)$/u.test(units[at + 1]?.word ?? '');
  return isTwice && isSide(units[at - 1]) && isSide(units[at + 2]) ? 3 : 0;
}

/** "It is our duty, isn't it, to …": a tag in the middle is left out. */
function withoutInnerTag(units: readonly Unit[]): readonly Unit[] {
  const at = units.findIndex((unit, i) => i > 0 && unit.breaks === true && is(unit, 'aux'));
  if (at < 0) return units;
  const to = at + (units[at + 1]?.word === 'not' ? 3 : 2);
  const isTag = PRONOUNS.has(units[to - 1]?.word ?? '') || is(units[to - 1], 'us', 'aws');
  return isTag && units[to]?.breaks ? [...units.slice(0, at), ...units.slice(to)] : units;
}

/** "It's us, not AWS, who …": what is set against the side meant says nothing more. */
function withoutContrast(all: readonly Unit[]): readonly Unit[] {
  const units = all.filter((_, at) => [0, 1, 2].every((back) => contrastAt(all, at - back) <= back));
  const isContrast = (at: number) => {
    if (!isSide(units[at + 1])) return false;
    const before = units[at - 1];
    const isNot = units[at]?.word === 'not' && (isSide(before) || units[at]?.breaks || is(before, 'and'));
    return at > 0 && (isNot || (is(units[at], 'versus') && !is(units[at], 'or')));
  };
  return units.filter((_, at) => !isContrast(at) && !(at > 0 && isContrast(at - 1)));
}

/** Negations; the "not" of "isn't it …?" and "are we not …?" denies nothing. */
export function denialsIn(units: readonly Unit[], end = units.length): number {
  const asks = isInverted(units);
  return units.slice(0, end).filter((unit) => is(unit, 'not') && !(asks && /^(?:not|t)$/u.test(unit.word))).length;
}

/** Finds what a sentence states. `tag`: where its closing "…, right?" stands. */
export function statedIn(all: readonly Unit[], tag: Place | undefined): Stated {
  const end = tag && tag.from > 1 ? tag.from : all.length;
  const body = withoutContrast(withParties(withoutInnerTag(all.slice(0, end))));
  const main = body.slice(mainStart(body));
  const to = headEnd(main);
  const head = main.slice(0, to);
  const denials = denialsIn(head) + head.filter((unit) => is(unit, 'untrue')).length;
  return { units: main.slice(to), denials, isPut: to > 0, tag: all.slice(end) };
}
