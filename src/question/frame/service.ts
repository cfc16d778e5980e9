import type { Clause, Question, Target } from '../types.js';
import { allOf } from './all.js';
import { claimOf } from './claim.js';
import { whichDuty } from './clarify.js';
import { compared } from './compare.js';
import { type Frame, leans } from './context.js';
import { dutyIn, explained, isNamed } from './duties.js';
import { leftOut, owned } from './owned.js';
import { asksForDuty, saysAws } from './scope.js';
import { sideAsked, sideListed } from './sides.js';
import { isSetting } from './statement.js';
import { isAskedAlone, type SubjectOf } from './subject.js';

/** A service and a few words that ask nothing are about the service only if the duty is much of what is said. */
const LEAST_SHARE = 0.45;
/** From these odds on, a name that is also a word is meant as the service. */
const SURE_DOMAIN = 3;
/** A follow-up names a duty of its own only if the words fit it well; else the last one is meant. */
const OWN_DUTY = 2.2;

/** The duty of the last question, on another service: "and on EC2?". */
function again(clause: Clause, frame: Frame, target: Target): Question | null {
  const { before } = frame;
  if (!before) return null;
  const last = before.question;
  if (last?.kind === 'list') return { ...last, target, side: sideAsked(clause) ?? last.side };
  if (last?.kind === 'classify') return { ...last, target, claim: null };
  if (before.controls.length === 0) return null;
  const aspect = last?.kind === 'owner' ? last.aspect : 'work';
  return { kind: 'owner', targets: [target], controls: before.controls, aspect, claim: claimOf(clause) };
}

/** Frames a clause that is about one or more services. Null when it asks nothing that we know. */
export function framedOn(clause: Clause, frame: Frame, subject: SubjectOf): Question | null {
  const { targets } = subject;
  const [target] = targets;
  if (!target) return null;
  const duty = dutyIn(clause, frame.reader, frame.knowledge, target, leftOut(clause, frame));
  if (targets.length >= 2 && !isSetting(clause) && (subject.isRow || clause.cues.has('list')))
    return compared(clause, frame, targets, duty);
  if (isAskedAlone(clause) && target.variant === null) return whichDuty(frame.knowledge, target);
  const all = allOf(clause, frame, target);
  if (all) return all;
  const isListed =
    clause.cues.has('list') && claimOf(clause) === null && !(clause.units[0]?.classes.has('who') && isNamed(duty));
  const side = sideListed(clause);
  if (isListed && (side !== null || !leans(clause)) && (!isNamed(duty) || duty.textCovered < 0.4))
    return { kind: 'list', target, side };
  const isWeak =
    !duty ||
    duty.score < OWN_DUTY ||
    explained(duty) < LEAST_SHARE ||
    // "Same for Batch on Fargate": the words of a name are no duty.
    (clause.cues.has('followup.elliptic') && !isNamed(duty) && frame.before !== null);
  if (isWeak && (leans(clause) || clause.features.length === 0)) {
    const question = again(clause, frame, target);
    if (question) return question;
  }
  const isAsked = isSetting(clause) || asksForDuty(clause) || saysAws(clause) || frame.before !== null;
  const isMeant = subject.isPlain
    ? saysAws(clause) || clause.domain >= SURE_DOMAIN || duty?.matched.some((feature) => feature.startsWith('#'))
    : isAsked;
  if (duty && (isMeant || (!subject.isPlain && explained(duty) >= LEAST_SHARE)))
    return owned(clause, frame, targets, duty);
  if (isSetting(clause) && !(subject.isPlain && !clause.cues.has('statement.state'))) {
    return { kind: 'owner', targets: [target], controls: ['service-configuration'], aspect: 'setting', claim: null };
  }
  if (isListed && asksForDuty(clause)) return { kind: 'list', target, side: sideListed(clause) };
  if (clause.features.length === 0 && (!subject.isPlain || asksForDuty(clause)))
    return whichDuty(frame.knowledge, target);
  return saysAws(clause) || frame.before || (asksForDuty(clause) && !subject.isPlain)
    ? { kind: 'unknown', reason: 'unclear', near: [] }
    : null;
}
