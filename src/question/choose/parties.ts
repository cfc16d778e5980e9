import type { Clause, PlacedUnit } from '../types.js';

/** A noun that opens a story ("A logistics firm runs …") stands this near to its beginning. */
const NEAR = 6;
const VERBS = ['finite', 'takes', 'modal', 'have', 'be', 'move', 'can', 'need'] as const;
/** Words after which a side is a place, and does nothing: "a bucket on AWS", "according to AWS". */
const PLACES = new Set(['on', 'in', 'to', 'into', 'onto', 'under', 'inside', 'within', 'using', 'uses', 'use', 'via']);
const AMONG = ['us', 'ours', 'org', 'party'] as const;
/** "Maintained", "owns": what an owner or a maintainer does, and not the one who does it. */
const DOES =
  /^(?:own|maintain|buil[dt]|writ|wrote|send|sent|develop|administ(?:er|rate))(?:s|e|es|ed|d|ing|ten|en|t)?$/u;
const OWNERS = new Set(['your', 'our', 'my']);

export const has = (unit: PlacedUnit | undefined, ...names: readonly string[]): boolean =>
  unit !== undefined && names.some((name) => unit.classes.has(name));

function isVerb(clause: Clause, unit: PlacedUnit): boolean {
  const word = clause.tokens[unit.from]?.word ?? '';
  return (/[^s]s$/u.test(word) && !has(unit, 'service', 'software')) || has(unit, ...VERBS);
}

/**
 * Who the story of a stem is about: "A public agency may keep …" is about an agency. What it says later of "the
 * agency" is said of the customer.
 */
export function partiesIn(clauses: readonly Clause[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const clause of clauses) {
    const [article] = clause.tokens;
    if (article === undefined || !/^(?:a|an|two|three|some|every|each)$/u.test(article.word)) continue;
    const open = clause.units.filter((unit) => unit.from > 0).slice(0, NEAR);
    const at = open.findIndex((unit, i) => i > 0 && isVerb(clause, unit));
    const noun = at > 0 ? open[at - 1] : undefined;
    if (noun && noun.word !== '' && noun.classes.size === 0) found.add(noun.word);
    if (noun && has(noun, 'org', 'party', 'us')) found.add(clause.tokens[noun.to - 1]?.word ?? '');
  }
  return found;
}

/** "What does AWS manage?" is not about what is AWS managed. */
function manages(clause: Clause, unit: PlacedUnit): boolean {
  return has(unit, 'thing') && /^manages?$/u.test(clause.tokens[unit.to - 1]?.word ?? '');
}

/** Is the unit the customer: by a word for him, or as the one whom the story is about? */
export function isCustomer(clause: Clause, at: number, parties: ReadonlySet<string>): boolean {
  const unit = clause.units[at];
  if (unit === undefined) return false;
  const word = clause.tokens[unit.to - 1]?.word ?? '';
  if (has(unit, 'us')) return true;
  if (manages(clause, unit)) return clause.tokens[unit.from]?.word === 'customer';
  // "a user of Amazon Cognito"
  if (/^users?$/u.test(word) && clause.tokens[unit.to]?.word === 'of') return true;
  // "which does it not have to do?", of the firm in the story
  if (
    word === 'it' &&
    parties.size > 0 &&
    /^(?:do|does|must|has|should|will|would)$/u.test(clause.tokens[unit.from - 1]?.word ?? '')
  )
    return true;
  if (OWNERS.has(word) && unit.to === unit.from + 1) return false;
  if (parties.has(word)) {
    const before = clause.tokens.slice(Math.max(0, unit.from - 2), unit.from);
    return before.some((token) => /^(?:the|this|that|our|your)$/u.test(token.word));
  }
  if (/^(?:they|theirs|them|their|she|he|her|his)$/u.test(word)) return parties.size > 0;
  return (has(unit, ...AMONG) && !DOES.test(word)) || (has(unit, 'you') && !/^one$/u.test(word));
}

/** Is the unit AWS as one who acts, and not the place where something is? */
export function isAws(clause: Clause, at: number, parties: ReadonlySet<string>): boolean {
  const unit = clause.units[at];
  if (unit === undefined) return false;
  if (manages(clause, unit)) return /^(?:aws|amazon)$/u.test(clause.tokens[unit.from]?.word ?? '');
  if (!has(unit, 'aws')) return false;
  const word = clause.tokens[unit.from]?.word ?? '';
  if (/^(?:they|theirs|them)$/u.test(word) && parties.size > 0) return false;
  const before = clause.tokens[unit.from - 1]?.word ?? '';
  return (
    !PLACES.has(before) ||
    /^(?:fall|falls|belong|belongs|left|leave|up|over|down)$/u.test(clause.tokens[unit.from - 2]?.word ?? '')
  );
}
