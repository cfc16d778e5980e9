import { candidatesIn } from '../frame/targets.js';
import type { Clause, Side, Target } from '../types.js';
import type { ChooseFrame } from './frame.js';
import { isAws, isCustomer } from './parties.js';
import type { Stem } from './stem.js';

/** Who does it on one of the services that a stem sets against each other. */
export interface Held {
  readonly side: Side;
  readonly target: Target;
}

const AGAINST = /\b(?:but|whereas|while|yet)\b/iu;
const FROM = /^(?:from|of|replace|replaces|replacing|swap|swaps|swapping|than)$/u;

function strongIn(clause: Clause, frame: ChooseFrame) {
  return candidatesIn(clause, frame.knowledge).filter((c) => c.strength === 'strong');
}

/** "AWS's on RDS but the customer's on EC2": each side goes with the service that follows it. */
function setAgainst(clause: Clause, stem: Stem, frame: ChooseFrame): Held[] {
  if (!AGAINST.test(clause.text)) return [];
  const sides = clause.units.flatMap((unit, at): { at: number; side: Side }[] =>
    isAws(clause, at, stem.parties)
      ? [{ at: unit.from, side: 'aws' }]
      : isCustomer(clause, at, stem.parties)
        ? [{ at: unit.from, side: 'customer' }]
        : [],
  );
  const named = strongIn(clause, frame);
  const held = sides.flatMap(({ at, side }, i): Held[] => {
    const next = sides[i + 1]?.at ?? clause.tokens.length;
    const target = named.find((c) => c.at >= at && c.at < next)?.target;
    return target ? [{ side, target }] : [];
  });
  return held.length === 2 && held[0]?.side !== held[1]?.side ? held : [];
}

/** "What shifts from the customer to AWS when EC2 is replaced by RDS?": the customer's before, AWS's after. */
function movedFrom(stem: Stem, frame: ChooseFrame): Held[] {
  const [after] = stem.targets;
  if (!after || !stem.asking.cues.has('choose.taken')) return [];
  for (const clause of [...stem.clauses].reverse()) {
    if (!clause.units.some((unit) => unit.classes.has('move')) && !/\binstead\b/iu.test(clause.text)) continue;
    const others = strongIn(clause, frame).filter((c) => c.target.service !== after.service);
    const before =
      others.find((c) => clause.tokens.slice(Math.max(0, c.at - 3), c.at).some(({ word }) => FROM.test(word))) ??
      others[0];
    if (before)
      return [
        { side: 'aws', target: after },
        { side: 'customer', target: before.target },
      ];
  }
  return [];
}

/** What is to hold of a duty on two services, where a stem compares them; empty where it does not. */
export function contrastOf(stem: Stem, frame: ChooseFrame): readonly Held[] {
  const against = setAgainst(stem.asking, stem, frame);
  return against.length > 0 ? against : movedFrom(stem, frame);
}
