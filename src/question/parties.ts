import type { Unit } from './patterns.js';

/** So many words may stand between "our" and "team". */
const MOST_BETWEEN = 2;
const BETWEEN_STOPS = ['aux', 'us', 'aws', 'not', 'who', 'what', 'and', 'or', 'intro', 'service'] as const;
const AT = new Set(['at', 'from', 'of', 'in', 'with', 'on']);

type Party = 'us' | 'aws';

const is = (unit: Unit | undefined, ...names: readonly string[]) => names.some((name) => unit?.classes.has(name));

function partyOf(unit: Unit | undefined): Party | null {
  if (unit === undefined) return null;
  if (unit.classes.has('aws')) return 'aws';
  return is(unit, 'us', 'our') ? 'us' : null;
}

/** "our security team", "Amazon's people": where it ends, if one begins at `at`. */
function ownPeople(units: readonly Unit[], at: number): { party: Party; to: number } | null {
  const party = partyOf(units[at]);
  if (party === null || (party === 'us' && !is(units[at], 'our'))) return null;
  const most = party === 'us' ? MOST_BETWEEN : 1;
  for (let to = at + 1; to <= at + 1 + most; to++) {
    if (is(units[to], 'people')) return { party, to: to + 1 };
    const isOwn = party === 'us' || units[to]?.stem === 'own';
    if (!isOwn || is(units[to], ...BETWEEN_STOPS)) return null;
  }
  return null;
}

/** "someone at AWS", "nobody from our company": where it ends, if one begins at `at`. */
function someoneOf(units: readonly Unit[], at: number): { party: Party; to: number } | null {
  if (!is(units[at], 'people', 'nobody') || !AT.has(units[at + 1]?.word ?? '')) return null;
  const own = ownPeople(units, at + 2);
  if (own) return own;
  const party = partyOf(units[at + 2]);
  if (party === null) return null;
  const isWhole = party === 'aws' || !is(units[at + 2], 'our') || is(units[at + 2], 'us');
  return isWhole ? { party, to: at + 3 } : null;
}

/**
 * Joins the words that name a side into one unit: "nobody at AWS" is AWS, denied; "our security team" is us.
 */
export function withParties(units: readonly Unit[]): Unit[] {
  const result: Unit[] = [];
  for (let at = 0; at < units.length; ) {
    const unit = units[at];
    if (!unit) break;
    const found = someoneOf(units, at) ?? ownPeople(units, at);
    if (!found) {
      result.push(unit);
      at++;
      continue;
    }
    const classes = new Set<string>([found.party, ...(is(unit, 'not') ? ['not'] : [])]);
    result.push({ word: '', stem: '', classes, breaks: unit.breaks ?? false });
    at = found.to;
  }
  return result;
}
