import type { Claim, Clause } from '../types.js';

/** Both sides of an "or" stand this close. */
const EITHER_OR = 8;

const AUXILIARY = ['be', 'do', 'have', 'modal', 'can', 'need'] as const;

function has(clause: Clause, at: number, ...classes: readonly string[]): boolean {
  const unit = clause.units[at];
  return unit !== undefined && classes.some((name) => unit.classes.has(name));
}

/** "us or AWS": both sides offered as alternatives, so nothing is claimed. */
export function isEitherOr(clause: Clause): boolean {
  const { units } = clause;
  const us = units.findIndex((unit) => unit.classes.has('us') || unit.classes.has('ours'));
  const aws = units.findIndex((unit) => unit.classes.has('aws'));
  if (us < 0 || aws < 0) return false;
  const [from, to] = us < aws ? [us, aws] : [aws, us];
  return to - from <= EITHER_OR && units.slice(from + 1, to).some((unit) => unit.classes.has('or'));
}

/** Where the closing "…, right?" begins, or the end of the clause. */
function bodyEnd(clause: Clause): number {
  const tag = clause.cues.get('yesno');
  return tag && tag.from > 1 ? tag.from : clause.units.length;
}

function sideOf(clause: Clause): Claim['side'] | null {
  if (clause.cues.has('claim.entrusted')) return 'aws';
  const end = bodyEnd(clause);
  const found = (['shared', 'customer', 'aws'] as const)
    .map((side) => ({ side, where: clause.cues.get(`claim.${side}`) }))
    .filter((entry) => entry.where !== undefined && entry.where.from < end);
  if (found.length < 2) return found[0]?.side ?? null;
  // The side named first is the one that acts: "do we have to ask AWS to …".
  const first = (side: string) =>
    clause.units
      .slice(0, end)
      .findIndex((unit) => unit.classes.has(side) && !(unit.classes.has('our') && unit.word !== 'ours'));
  const us = Math.max(first('us'), first('ours'));
  const aws = first('aws');
  if (found.some((entry) => entry.side === 'shared')) return 'shared';
  if (us < 0) return 'aws';
  return aws < 0 || us < aws ? 'customer' : 'aws';
}

/**
 * What the clause states, if it is to be confirmed or denied. A question that begins with its verb ("isn't it
 * AWS that …?") states the plain thing whatever its "not" says; a statement with a tag or under "is it true
 * that" states what it says, "not" included.
 */
export function claimOf(clause: Clause): Claim | null {
  if (isEitherOr(clause)) return null;
  // "We installed it, who upgrades it?" asks for the owner; "it's Amazon who runs it, no?" claims one.
  if (!clause.cues.has('yesno') && clause.units.some((unit) => unit.classes.has('who'))) return null;
  const open = clause.units.findIndex(
    (unit) => unit.classes.has('who') || unit.classes.has('what') || unit.classes.has('why'),
  );
  if (open === 0 || (open > 0 && open <= 2)) return null;
  const side = sideOf(clause);
  if (side === null) return null;
  const inverted = AUXILIARY.some((name) => has(clause, 0, name));
  if (inverted) return { side, denied: false };
  const isPutForward = clause.asked || clause.cues.has('yesno') || clause.leads.has('verify');
  if (!isPutForward) return null;
  // "It isn't true that AWS doesn't …" takes back what it takes back.
  const negations = clause.units.slice(0, bodyEnd(clause)).filter((unit) => unit.classes.has('not')).length;
  return { side, denied: negations % 2 === 1 };
}
