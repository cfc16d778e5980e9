import type { Clause, Side, Target } from '../types.js';
import type { ChooseFrame } from './frame.js';
import { headOf } from './heads.js';
import { askedOf, type Sided, sidedOf } from './odds.js';
import { has, isCustomer } from './parties.js';
import type { Stem } from './stem.js';

/** The chance that a statement is true which claims no side's duty. */
const UNCLAIMED = 0.25;
const PIECES =
  /;\s*|(?<=[\p{L}\p{N})])\.\s+|,\s+(?:and|but)\s+|,?\s+(?:while|whereas)\s+|\s+and\s+(?=(?:(?:the\s+)?customers?|AWS|Amazon|you)\s)/u;
const DENIES = /\b(?:not|never|no longer|n't|neither|nothing)\b|n't\b/iu;

/** The same before the verb; "AWS, not the customer, …" denies nothing. */
const DENIED_HEAD = /(?<!(?:,|\band|\bbut|\bor)\s+)\b(?:no longer|not|never|neither)\b/iu;

/** "is compliant", "is exempt": says what a side is, and not what it does. */
const STATES =
  /^\s*(?:is|are|was|were)\s+(?!not\b|responsible|accountable|obliged|required|in charge|the one|to\b|still\b|always\b|\p{L}+ing\b)/iu;
/** That no other side has a part in it. */
const ALONE = /\b(?:only|alone|solely|exclusively|entirely|by itself)\b/iu;

interface Claimed {
  readonly side: Side | 'shared';
  readonly said: string;
  readonly denied: boolean;
}

/** "Spreading over zones was the shop's": the side stands behind. */
function behind(clause: Clause, parties: ReadonlySet<string>): Claimed | null {
  const end = clause.units.length - 1;
  // "… by AWS only"
  const last = /^(?:only|alone|itself|themselves|together)$/u.test(clause.units[end]?.word ?? '') ? end - 1 : end;
  const unit = clause.units[last];
  const before = clause.units[last - 1];
  const link = has(before, 'be') ? before : clause.units[last - 2];
  if (
    unit === undefined ||
    link === undefined ||
    !(has(link, 'be', 'duty') || /^(?:by|to|with|of)$/u.test(before?.word ?? ''))
  )
    return null;
  const side = has(unit, 'both')
    ? 'shared'
    : isCustomer(clause, last, parties)
      ? 'customer'
      : has(unit, 'aws')
        ? 'aws'
        : null;
  const said = clause.text.slice(0, clause.tokens[link.from]?.start ?? 0);
  return side === null || said.length < 2 ? null : { side, said, denied: DENIES.test(said) };
}

function claimedIn(clause: Clause, parties: ReadonlySet<string>): Claimed | null {
  const head = headOf(clause, parties);
  const tail = behind(clause, parties);
  if (head === null || head.side === 'other' || head.rest === 'nothing') return tail;
  const from = clause.tokens[head.to]?.start ?? clause.text.length;
  const said = clause.text.slice(from);
  if (STATES.test(said)) return tail;
  return { side: head.side, said, denied: DENIES.test(said) || DENIED_HEAD.test(clause.text.slice(0, from)) };
}

/** A statement, what it is about, and the chance that it is true. */
export interface Stated extends Sided {
  readonly truth: number;
  /** How many duties it gives to sides. */
  readonly claims: number;
}

/** Judges a statement ("AWS patches the guest; the customer writes the policy") by the duties that it gives to sides. */
export function statedOf(
  text: string,
  target: Target | null,
  { parties, asking }: Pick<Stem, 'parties' | 'asking'>,
  frame: ChooseFrame,
): Stated {
  let truth = 1;
  let first: Sided | null = null;
  let claims = 0;
  for (const piece of text.split(PIECES).filter((part) => /\p{L}{2}/u.test(part))) {
    const claim = claimedIn(frame.reader.read({ text: piece, asked: false }), parties);
    if (claim === null) continue;
    const said = frame.reader.read({ text: claim.said, asked: false });
    // "It is done by AWS": what it is, the stem says.
    const sided = said.features.length > 0 ? sidedOf(said, target, frame) : askedOf([asking], target, frame, false);
    const { customer, shared } = sided.odds;
    const holds = claim.side === 'customer' ? customer : claim.side === 'aws' ? 1 - customer : shared;
    const isAlone = claim.side !== 'shared' && ALONE.test(piece);
    truth *= (claim.denied ? 1 - holds : holds) * (isAlone ? 1 - shared : 1);
    first ??= sided;
    claims++;
  }
  if (first !== null) return { ...first, truth, claims };
  const sided = sidedOf(frame.reader.read({ text, asked: false }), target, frame);
  return { ...sided, truth: UNCLAIMED, claims: 0 };
}
