import type { Reader } from '../reader.js';
import type { Clause, Question, Target } from '../types.js';
import { claimOf } from './claim.js';
import { placesOf } from './clarify.js';
import { type Frame, leans } from './context.js';
import { softwareIn } from './duties.js';
import { saysAws } from './scope.js';
import { sideListed } from './sides.js';

const AUXILIARY = ['be', 'do', 'have', 'modal', 'can', 'need'] as const;

/** Is it a claim that "AWS does everything", and no question after what or anything? */
function isClaim(clause: Clause): boolean {
  if (claimOf(clause) === null || clause.cues.has('list.ours') || clause.units.some((unit) => unit.word === 'what'))
    return false;
  const [first] = clause.units;
  if (AUXILIARY.some((name) => first?.classes.has(name))) return !clause.cues.has('list.any');
  return !['what', 'everything'].some((name) => first?.classes.has(name));
}

/** "What are we signing up to do ourselves?": all of a side's duties, for no duty is left without the words of asking. */
export function asksForAll(clause: Clause, reader: Reader): boolean {
  // A response and a responsibility have the same stem.
  if (clause.tokens.some(({ word }) => /^responses?$/u.test(word))) return false;
  return clause.cues.has('list.asks') && !isClaim(clause) && reader.left(clause, 'list').length === 0;
}

/** All of the duties on a service, or those of one side; null where a duty is named or nothing says that a list is meant. */
export function allOf(clause: Clause, frame: Frame, target: Target): Question | null {
  if (!asksForAll(clause, frame.reader)) return null;
  const side = sideListed(clause);
  return side !== null || (clause.cues.has('list') && !leans(clause)) ? { kind: 'list', target, side } : null;
}

/** Software that AWS runs, named in the sentence before: "We have Grafana as the managed thing. What is still ours?" */
function managedBehind(frame: Frame): Target | null {
  const [previous] = frame.background;
  if (!previous?.cues.has('list.managed')) return null;
  const [place] = placesOf(frame.knowledge, softwareIn(previous));
  return place && place.service !== 'ec2' ? place : null;
}

/** The duties of one side, or of each, in a clause that names no service: those of the last one, or in general. */
export function allInGeneral(clause: Clause, frame: Frame, isNamed: boolean): Question | null {
  const { before } = frame;
  const isAll = asksForAll(clause, frame.reader);
  const place = isAll ? managedBehind(frame) : null;
  if (place) return { kind: 'list', target: place, side: sideListed(clause) };
  const target = before && leans(clause) ? (before.targets[0] ?? null) : null;
  if (isAll && clause.cues.has('list.general') && sideListed(clause) !== null)
    return { kind: 'list', target, side: sideListed(clause) };
  if (!clause.cues.has('list') || isNamed) return null;
  const side = sideListed(clause);
  const speaksOfDuty = clause.units.some((unit) => unit.classes.has('duty') || unit.classes.has('responsible'));
  const isMeant =
    target !== null ||
    (saysAws(clause) && speaksOfDuty) ||
    (side !== null && speaksOfDuty && clause.features.length === 0);
  return isMeant ? { kind: 'list', target, side } : null;
}
