import { BARE_PATCHING } from '../reader.js';
import type { Clause, Question, Ranked, Target } from '../types.js';
import { claimOf } from './claim.js';
import { agree, examples, placesOf, whichService } from './clarify.js';
import { type Frame, leans } from './context.js';
import { explained, softwareIn } from './duties.js';
import { placesOfKind } from './kinds.js';
import { controlOf, owned } from './owned.js';
import { asksForDuty, isDutyAlone } from './scope.js';
import { isSetting } from './statement.js';

/** In a running conversation a duty is meant on the service talked about; it must fit at least so well. */
const IN_TALK = { score: 1.8, text: 0.4 } as const;
/** Where nothing is asked, a duty must be named nearly whole. */
const OUTRIGHT = 0.72;

/** Words of other talk name a duty only if they make it at least so likely. */
const LIKELY = 0.5;

/** "Who …?" or "us or AWS?": asks for the owner itself, so that the service matters; a claim or statement does not. */
function asksWho(clause: Clause): boolean {
  return clause.cues.has('owner') && claimOf(clause) === null && !isSetting(clause);
}

/** Where the thing may run that the clause names, or that it means by "it" or "them" in the sentence after. */
function placesNamed(clause: Clause, frame: Frame): Target[] {
  const named = placesOfKind(clause, frame.lists, frame.knowledge);
  const [previous] = frame.background;
  return named.length > 0 || !previous || !clause.cues.has('followup.pronoun')
    ? named
    : placesOfKind(previous, frame.lists, frame.knowledge);
}

/** "Patching", and nothing else: said to a bot, the word asks; of which service, it does not say. */
function isOneWord(clause: Clause): boolean {
  return clause.tokens.length === 1 && clause.isBarePatching;
}

/** Does the owner of the duty hang on where the thing runs that the clause names? */
function dependsOn(places: readonly Target[], clause: Clause, duty: Ranked, frame: Frame): boolean {
  const control = controlOf(duty, clause, frame, places[0] ?? null);
  const isOpen = frame.knowledge.controls[control]?.kind === 'service-dependent';
  return places.length > 1 && isOpen && !isSetting(clause) && !agree(frame.knowledge, places, control);
}

function inTalk(clause: Clause, frame: Frame, duty: Ranked): Question | null {
  const targets = frame.before?.targets ?? [];
  if (targets.length === 0) return null;
  const kind = frame.knowledge.controls[duty.control]?.kind;
  const isOurs = kind !== 'inherited' && kind !== undefined;
  if (!isOurs && duty.control !== BARE_PATCHING && !leans(clause)) return null;
  const isOutright = duty.phraseCovered >= OUTRIGHT && duty.matched.some((feature) => feature.startsWith('#'));
  if (!clause.asked && !asksForDuty(clause) && !isOutright) return null;
  // "Who founded Rome?" shares a word with a duty, and is other talk.
  if (clause.domain < 0 && duty.phraseCovered < OUTRIGHT && duty.likelihood < LIKELY && !leans(clause)) return null;
  const isEnough = duty.score >= IN_TALK.score && explained(duty) >= IN_TALK.text;
  if (!isEnough && !(leans(clause) && asksForDuty(clause))) return null;
  return owned(clause, frame, targets, duty);
}

/** Frames a clause that names a duty but no service. Null when it is not sure to be one for us. */
export function framedAlone(clause: Clause, frame: Frame, duty: Ranked | null): Question | null {
  const { knowledge } = frame;
  if (!duty) return null;
  const talk = inTalk(clause, frame, duty);
  if (talk) return talk;
  const software = softwareIn(clause);
  const places = software.length > 0 ? placesOf(knowledge, software) : placesNamed(clause, frame);
  const [place] = places;
  if (isOneWord(clause)) return whichService(knowledge, examples(knowledge), null);
  const isAlone = isDutyAlone(clause, frame.knowledge);
  if (place && software.length > 0 && isSetting(clause)) return owned(clause, frame, [place], duty);
  if (!isAlone && (software.length === 0 || !asksForDuty(clause))) return null;
  const control = controlOf(duty, clause, frame, null);
  if (dependsOn(places, clause, duty, frame))
    return whichService(knowledge, places, controlOf(duty, clause, frame, place ?? null));
  const mustAsk = control === BARE_PATCHING || knowledge.controls[control]?.withoutService === 'ask';
  if (!mustAsk) return duty.control === 'service-configuration' ? null : owned(clause, frame, [], duty);
  if (place) {
    const isOne = places.length === 1 || agree(knowledge, places, control);
    return isOne ? owned(clause, frame, [place], duty) : whichService(knowledge, places, control);
  }
  if (!asksWho(clause) && control !== BARE_PATCHING) return owned(clause, frame, [], duty);
  if (control === BARE_PATCHING && !asksWho(clause)) return owned(clause, frame, [], duty);
  const known: Target[] = examples(knowledge);
  const question = whichService(knowledge, known, control === BARE_PATCHING ? null : control);
  return question.kind === 'clarify' ? { ...question, missing: 'service', controls: [control] } : question;
}
