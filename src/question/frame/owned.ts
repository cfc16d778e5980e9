import { BARE_PATCHING } from '../reader.js';
import type { Clause, Question, Ranked, Target } from '../types.js';
import { claimOf } from './claim.js';
import type { Frame } from './context.js';
import { dutyIn, GENERAL_PATCHING, patchingOn, softwareIn } from './duties.js';
import { askWhichDuty } from './open.js';
import { isChoice, isSetting } from './statement.js';

const MOST_DUTIES = 4;
/** A second duty in the same clause must be named in so many words. */
const SECOND_PHRASE = 0.95;
const SECOND_SCORE = 2;
const CERTAIN = 0.9;

/** The control that a reading means on a target; bare patching means another one on each. */
export function controlOf(duty: Ranked, clause: Clause, frame: Frame, target: Target | null): string {
  return duty.control === BARE_PATCHING
    ? patchingOn(frame.knowledge, frame.lists, target, softwareIn(clause))
    : duty.control;
}

/**
 * How a resource is set up is hardly ever a duty that the customer inherits whole, so those do not compete for a
 * setting, unless the words leave no doubt ("badge readers stand at every door").
 */
export function leftOut(clause: Clause, frame: Frame): (ranked: Ranked) => boolean {
  const isInherited = (control: string) => frame.knowledge.controls[control]?.kind === 'inherited';
  return isSetting(clause) ? (ranked) => isInherited(ranked.control) && ranked.likelihood < CERTAIN : () => false;
}

/** The duties named: the first, and others listed beside it ("backups and patching"). */
export function dutiesOf(clause: Clause, frame: Frame, target: Target | null, first: Ranked): string[] {
  const controls = [controlOf(first, clause, frame, target)];
  // The comma of a claim sets apart its condition or its tag: "with Multi-AZ on, …", "…, or is that a myth?".
  const isRow = claimOf(clause) === null ? /,|\band\b|&/u : /\band\b|&/u;
  if (isSetting(clause) || !isRow.test(clause.text)) return controls;
  let rest = clause.features.filter((feature) => !first.matched.includes(feature));
  while (controls.length < MOST_DUTIES && rest.length > 0) {
    const next = dutyIn(
      { features: rest, words: [], isBarePatching: false },
      frame.reader,
      frame.knowledge,
      target,
      leftOut(clause, frame),
    );
    // What the service's own facts say for it (controls/evidence.ts) is not the duty's name.
    const named = next && frame.reader.rank(rest).find((ranked) => ranked.control === next.control);
    if (!named || named.matched.length === 0 || named.phraseCovered < SECOND_PHRASE || next.score < SECOND_SCORE) break;
    const control = controlOf(next, clause, frame, target);
    if (!controls.includes(control)) controls.push(control);
    rest = rest.filter((feature) => !next.matched.includes(feature));
  }
  return controls;
}

/** "Who does `duty` on the first of `targets`?", with the claim that the clause makes; or which duty, where that is open. */
export function owned(clause: Clause, frame: Frame, targets: readonly Target[], duty: Ranked): Question {
  const [target = null] = targets;
  const controls = dutiesOf(clause, frame, target, duty).map((control) =>
    control === BARE_PATCHING ? GENERAL_PATCHING : control,
  );
  const open = isSetting(clause) || controls.length > 1 ? null : askWhichDuty(clause, frame, target, duty);
  if (open) return open;
  return {
    kind: 'owner',
    targets: targets.slice(0, 1),
    controls,
    aspect: isSetting(clause) ? 'setting' : isChoice(clause) ? 'choice' : 'work',
    claim: claimOf(clause),
  };
}
