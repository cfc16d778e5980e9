import type { Clause, PlacedUnit, Side } from '../types.js';
import { has, isCustomer } from './parties.js';

/** The side with which an option begins. */
export interface Head {
  readonly side: Side | 'shared' | 'other';
  /** What follows it: nothing, words that only qualify it ("AWS, during the window"), or what it does. */
  readonly rest: 'nothing' | 'qualifier' | 'clause';
  /** Is it the side itself ("the customer"), one who stands for it ("the bank"), or a part of it ("AWS Support")? */
  readonly by: 'name' | 'role' | 'part' | 'kind';
  /** The token at which the rest begins. */
  readonly to: number;
}

const OPENING =
  /^(?:the|a|an|only|just|always|mainly|solely|entirely|with|by|on|to|for|it|is|that|this|of|belongs|both|your|our|my|their|its|at)$/u;
const VERBS = ['takes', 'modal', 'be', 'have', 'do', 'finite', 'need', 'can'] as const;
/** A side has no longer name than this. */
const LONGEST = 5;
const BOUNDARY = /^\s*[,;:.(–—-]/u;

/** The sorts of controls, by who has them. */
const KINDS: readonly (readonly [RegExp, Head['side']])[] = [
  [/^\W*(?:an?\s+)?(?:fully\s+)?inherited(?:\s+controls?)?\W*$/iu, 'aws'],
  [/^\W*(?:an?\s+)?customer[- ]specific(?:\s+controls?)?\W*$/iu, 'customer'],
  [/^\W*(?:an?\s+)?shared\s+controls?\W*$/iu, 'shared'],
];
const OTHERS: typeof KINDS = [
  [/^\s*(?:an?\s+)?(?:shared|split|divided|joint(?:ly)?|both|half|each side|either side|together)\b/iu, 'shared'],
  [/^\s*(?:nobody|no one|noone|neither|none|nothing|a third|third|whichever)\b/iu, 'other'],
];

const joins = (unit: PlacedUnit | undefined) =>
  has(unit, 'and', 'or') || unit?.word === 'with' || unit?.word === 'both';

/** Where the words for the side end: at a comma or a verb. */
function endOf(clause: Clause, from: number): number {
  for (let at = from; at < Math.min(clause.units.length, from + LONGEST); at++) {
    const unit = clause.units[at];
    if (unit === undefined) break;
    const last = clause.tokens[unit.to - 1];
    if (last && BOUNDARY.test(clause.text.slice(last.end))) return at + 1;
    const next = clause.units[at + 1];
    if (next && (has(next, ...VERBS) || joins(next))) return at + 1;
  }
  return Math.min(clause.units.length, from + LONGEST);
}

/** "we do", "AWS does it every quarter": the stem says what. */
function isDoing({ units, tokens }: Clause, at: number): boolean {
  if (!/^(?:do|does|did|must|has to|have to)$/u.test(tokens[units[at]?.from ?? 0]?.word ?? '')) return false;
  const after = units[at + 1];
  return after === undefined || /^(?:it|this|that|so)$/u.test(after.word);
}

function restOf(clause: Clause, end: number): Head['rest'] {
  const next = clause.units[end];
  if (next === undefined) return 'nothing';
  const before = clause.tokens[next.from - 1];
  const isCut = before !== undefined && BOUNDARY.test(clause.text.slice(before.end));
  if (isCut && !/^\s*:/u.test(clause.text.slice(before.end))) return 'qualifier';
  if (isDoing(clause, end)) return 'qualifier';
  if (isCut || has(next, ...VERBS) || has(next, 'not')) return 'clause';
  return /^(?:on|in|at|by|for|during|via|after|before|when|while|if|through|once|as|alone|only|automatically|itself)$/u.test(
    next.word,
  )
    ? 'qualifier'
    : 'clause';
}

/**
 * The side with which an option begins: "The customer", "AWS, during the window", "both", "nobody". Null where it
 * begins with a duty.
 *
 * @param parties whom the stem's story is about
 */
export function headOf(clause: Clause, parties: ReadonlySet<string>): Head | null {
  const { units, tokens } = clause;
  for (const [pattern, side] of KINDS)
    if (pattern.test(clause.text)) return { side, rest: 'nothing', by: 'kind', to: tokens.length };
  for (const [pattern, side] of OTHERS) {
    if (!pattern.test(clause.text)) continue;
    const end = endOf(clause, 0);
    return { side, rest: restOf(clause, end), by: 'name', to: units[end]?.from ?? tokens.length };
  }
  let first = 0;
  while (first < units.length - 1 && OPENING.test(tokens[units[first]?.from ?? 0]?.word ?? '') && !isSide(units[first]))
    first++;
  const end = endOf(clause, first);
  const named = units.slice(first, end);
  const to = units[end]?.from ?? tokens.length;
  const rest = restOf(clause, end);
  const [head] = named;
  const at = (fits: (at: number) => boolean) => named.findIndex((_, i) => fits(first + i));
  const us = at((i) => isCustomer(clause, i, parties));
  const aws = named.findIndex((unit) => has(unit, 'aws') && tokens[unit.from]?.word !== 'them');
  const service = named.findIndex((unit) => has(unit, 'service'));
  if (aws === 0) {
    const second = units[end];
    if (joins(second) && units.slice(end, end + 4).some((_, i) => isCustomer(clause, end + i, parties)))
      return { side: 'shared', rest: 'nothing', by: 'name', to };
    const isAlone = named.length === 1 || has(named[1], 'auto', 'not');
    return { side: 'aws', rest, by: isAlone ? 'name' : 'part', to };
  }
  if (service === 0 && us !== named.length - 1) return { side: 'aws', rest, by: 'part', to };
  if (us >= 0 && head !== undefined) {
    const second = units[end];
    if (joins(second) && units.slice(end, end + 4).some((unit) => has(unit, 'aws')))
      return { side: 'shared', rest: 'nothing', by: 'name', to };
    return { side: 'customer', rest, by: has(named[us], 'us', 'ours', 'you') ? 'name' : 'role', to };
  }
  if (aws > 0) return { side: 'aws', rest, by: 'part', to };
  return has(head, 'software', 'foreign') && rest !== 'clause' ? { side: 'other', rest, by: 'name', to } : null;
}

function isSide(unit: PlacedUnit | undefined): boolean {
  return has(unit, 'us', 'ours', 'aws', 'both') && unit?.word !== 'your';
}
