import type { Clause, Side } from '../types.js';
import { isEitherOr } from './claim.js';

/** Which side's duties are asked for: the one named first; null where none or both stand to choice. */
export function sideAsked(clause: Clause): Side | 'shared' | null {
  const first = (names: readonly string[]) =>
    clause.units.findIndex((unit) => names.some((name) => unit.classes.has(name)));
  const us = first(['us', 'ours', 'our', 'org']);
  const aws = first(['aws']);
  if (first(['both']) >= 0 && !isEitherOr(clause)) return 'shared';
  if (us < 0 && aws < 0) return null;
  if (isEitherOr(clause)) return null;
  if (us < 0) return 'aws';
  return aws < 0 || us < aws ? 'customer' : 'aws';
}

/** "us and Amazon": both, named together. */
function isPair(clause: Clause): boolean {
  const is = (at: number, name: string) => clause.units[at]?.classes.has(name) ?? false;
  return clause.units.some(
    (_, at) => is(at, 'and') && ((is(at - 1, 'us') && is(at + 1, 'aws')) || (is(at - 1, 'aws') && is(at + 1, 'us'))),
  );
}

/**
 * The side whose duties a list holds. What we "can forget about" or do "not" have to do is AWS's, what AWS does "not" do
 * is ours, and what we "can't hand off" stays ours.
 */
export function sideListed(clause: Clause): Side | 'shared' | null {
  if (isPair(clause)) return 'shared';
  const side = sideAsked(clause);
  // "Cannot" is one unit to the patterns, and says "not" all the same.
  const nots = clause.tokens.filter(({ word }) => word === 'not').length;
  const others = clause.units.filter((unit) => unit.classes.has('not') && unit.word !== 'not').length;
  const turns = nots + others + Number(side === 'customer' && clause.cues.has('list.relief'));
  if (side === null || side === 'shared' || turns % 2 === 0) return side;
  return side === 'customer' ? 'aws' : 'customer';
}

/** The side that an inverse question means: who does it by itself, or whom it is taken from, is AWS. */
export function sideOfWhere(clause: Clause): Side | 'shared' {
  const has = (name: string) => clause.units.some((unit) => unit.classes.has(name));
  const side = sideAsked(clause);
  const isAlone = side === null && clause.tokens.some(({ word }) => word === 'itself' || word === 'themselves');
  if (has('auto') || has('not') || isAlone || clause.units.some((unit) => unit.word === 'without')) return 'aws';
  // What is done "for us" is done by the other side.
  const isServed = clause.units.some((unit, at) => unit.classes.has('us') && clause.units[at - 1]?.word === 'for');
  return isServed ? 'aws' : (side ?? 'customer');
}
