import type { Clause, Question, Ranked, Target } from '../types.js';
import { aboutModel, misconceptionIn } from './about.js';
import { allInGeneral } from './all.js';
import { agree, placesOf, whichService } from './clarify.js';
import { comparedBehind, movedTo } from './compare.js';
import type { Frame } from './context.js';
import { dutyIn, GENERAL_PATCHING, isNamed, isPlausible, softwareIn } from './duties.js';
import { framedAlone } from './general.js';
import { placesOfKind } from './kinds.js';
import { controlOf } from './owned.js';
import { asksForDuty, foreignIn, isDutyAlone, isElsewhere, outOfScope, saysAws, unknownServiceIn } from './scope.js';
import { framedOn } from './service.js';
import { sideOfWhere } from './sides.js';
import { type SubjectOf, subjectOf } from './subject.js';
import { candidatesIn } from './targets.js';

/** With another cloud named, is the clause about AWS all the same? It says so, or an AWS service comes first. */
function isOursToo(clause: Clause, frame: Frame): boolean {
  if (saysAws(clause)) return true;
  const foreignAt = clause.names.find((mention) => mention.named.some((n) => n.kind === 'foreign'))?.from ?? 0;
  const strong = candidatesIn(clause, frame.knowledge).filter((c) => c.strength === 'strong');
  return strong.some((c) => c.at < foreignAt || (asksForDuty(clause) && c.role === 2));
}

/** A clause that leans on the sentence before it ("… is broken. Who fixes it?") is read together with it. */
function together(clause: Clause, frame: Frame): Clause {
  const [previous] = frame.background;
  const isThin = clause.features.length === 0 || (clause.cues.has('followup.pronoun') && clause.features.length <= 2);
  if (!previous || !isThin) return clause;
  const features = [...new Set([...clause.features, ...previous.features])];
  const names =
    clause.names.length > 0 ? clause.names : previous.names.filter((m) => m.named.some((n) => n.kind === 'software'));
  const words = [...new Set([...clause.words, ...previous.words])];
  const domain = Math.max(clause.domain, previous.domain);
  return { ...clause, features, words, names, domain, ranked: frame.reader.rank(features, words) };
}

/**
 * Of several services in the background, one that runs the software that is asked after; else the one that the duty
 * fits best, and the nearest one on a tie.
 */
function bestOf(clause: Clause, frame: Frame, all: readonly Target[]): Target | null {
  const places = placesOf(frame.knowledge, softwareIn(clause));
  const running = all.filter(({ service }) => places.some((place) => place.service === service));
  const targets = softwareIn(clause).length > 0 && running.length > 0 ? running : all;
  let best: { target: Target; score: number } | null = null;
  for (const target of targets) {
    const score = dutyIn(clause, frame.reader, frame.knowledge, target)?.score ?? 0;
    if (!best || score > best.score * 1.1) best = { target, score };
  }
  return best?.target ?? null;
}

/** The service meant by a clause that names none: a variant of the last one, or one from the other sentences. */
function impliedIn(clause: Clause, frame: Frame): Target | null {
  for (const { service } of [...(frame.before?.targets.slice(0, 1) ?? []), ...frame.backgroundTargets]) {
    const variant = frame.reader.variantIn(clause, service);
    if (variant !== null) return { service, variant };
  }
  if (frame.backgroundTargets.length === 0) return null;
  if (!asksForDuty(clause) && !isPlausible(clause.ranked[0], 'alone')) return null;
  return movedTo(frame) ?? bestOf(clause, frame, frame.backgroundTargets);
}

/** "On which services …?", "where does … by itself?": asks for services, of a duty that the words fit. */
function asksWhere(clause: Clause, duty: Ranked, frame: Frame): boolean {
  if (!clause.cues.has('where')) return false;
  const isPointed = (clause.cues.has('where.services') && clause.domain > 0) || clause.cues.has('where.side');
  return isDutyAlone(clause, frame.knowledge) || (isPointed && isPlausible(duty, 'alone'));
}

const NO_SUBJECT: SubjectOf = { targets: [], isRow: false, ambiguous: [], isPlain: false, isWeak: false };

/** "We are on EFS. Who encrypts the disks?": an everyday word is no name where a service was named before. */
function inContext(subject: SubjectOf, clause: Clause, frame: Frame): SubjectOf {
  const isKnown = frame.backgroundTargets.length > 0 || (frame.before?.targets.length ?? 0) > 0;
  const isDoubtful = subject.isPlain || subject.isWeak;
  if (!isDoubtful || saysAws(clause)) return subject;
  // "The mail server" names a kind of thing, and no EC2.
  if (subject.isWeak && placesOfKind(clause, frame.lists, frame.knowledge).length > 0) return NO_SUBJECT;
  return isKnown && clause.features.length > 0 ? NO_SUBJECT : subject;
}

const alone = (target: Target): SubjectOf => ({
  targets: [target],
  isRow: false,
  ambiguous: [],
  isPlain: false,
  isWeak: false,
});

/**
 * Frames one clause: what is asked, in the words of the knowledge base. Null when the clause asks nothing that
 * we know (background, or another topic).
 */
export function frameClause(read: Clause, frame: Frame): Question | null {
  const { knowledge } = frame;
  const subject = inContext(subjectOf(read, knowledge), read, frame);
  const { targets, ambiguous } = subject;
  const foreign = foreignIn(read);
  if (foreign !== null && !isOursToo(read, frame))
    return outOfScope('other-cloud', frame.lists.foreign[foreign] ?? null);
  if (read.cues.has('howto') && !read.cues.has('owner')) return outOfScope('other-topic');
  if (targets.length === 0 && isElsewhere(read)) return outOfScope('other-topic');
  const isSure = candidatesIn(read, knowledge).some((c) => c.strength === 'strong' && !c.isPlain);
  const invented = isSure ? null : unknownServiceIn(read, frame.reader.isWord);
  if (invented !== null) return { kind: 'unknown', reason: 'no-such-service', near: [invented] };
  const topics = frame.reader.topics(read.features);
  const model = aboutModel(read, targets, knowledge, topics, frame.reader);
  if (model) return model;
  const clause = targets.length === 0 ? together(read, frame) : read;
  const duty = dutyIn(clause, frame.reader, knowledge, null);
  if (ambiguous.length > 1) {
    const control = duty === null ? null : controlOf(duty, clause, frame, ambiguous[0] ?? null);
    if (control === null || !agree(knowledge, ambiguous, control)) return whichService(knowledge, ambiguous, control);
  }
  if (targets.length > 0) {
    const question = framedOn(clause, frame, subject);
    return question === null || question.kind === 'unknown'
      ? (misconceptionIn(clause, knowledge, topics) ?? question)
      : question;
  }
  const row = comparedBehind(read, frame);
  if (row) return row;
  if (duty && asksWhere(clause, duty, frame)) {
    return {
      kind: 'where',
      control: controlOf(duty, clause, frame, null).replace(/^@.*/u, GENERAL_PATCHING),
      side: sideOfWhere(clause),
    };
  }
  const implied = impliedIn(clause, frame);
  if (implied) return framedOn(clause, frame, alone(implied));
  const list = allInGeneral(clause, frame, isNamed(duty));
  if (list) return list;
  return framedAlone(clause, frame, duty) ?? misconceptionIn(clause, knowledge, topics);
}
