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

/** The side that an inverse question means: who does it by itself, or whom it is taken from, is AWS. */
export function sideOfWhere(clause: Clause): Side | 'shared' {
  const has = (name: string) => clause.units.some((unit) => unit.classes.has(name));
  const side = sideAsked(clause);
  if (has('auto') || has('not') || clause.units.some((unit) => unit.word === 'without')) return 'aws';
  return side ?? 'customer';
}
