import type { Knowledge, Service } from '../../knowledge/types.js';
import type { QuizTexts } from '../texts.js';
import type { Candidate } from './candidate.js';
import { changeQuestions } from './change.js';
import { ownerQuestions } from './owner.js';
import { type Point, pointsOf } from './points.js';
import { sortQuestions } from './sort.js';
import { truthQuestions } from './truth.js';
import { whichQuestions } from './which.js';

/**
 * Every question that the facts about these services allow, with the statements about the model. A fact that changes
 * changes its questions with it; one that is withdrawn takes them along.
 */
export function poolOf(services: readonly Service[], knowledge: Knowledge, texts: QuizTexts): Candidate[] {
  const points = pointsOf(services, knowledge, texts);
  const isMove = (from: Point, to: Point) => isMoveBetween(from, to, knowledge, texts);
  return [
    ...ownerQuestions(points, texts),
    ...whichQuestions(points, texts),
    ...changeQuestions(points, isMove, texts),
    ...truthQuestions(knowledge, texts),
    ...sortQuestions(points, texts),
  ];
}

/** Two ways to run one service, or two services between which workloads move. */
function isMoveBetween(from: Point, to: Point, { services }: Knowledge, { deck }: QuizTexts): boolean {
  if (from.service === to.service) return true;
  const placeIn = (group: readonly string[], { service, variant }: Point): boolean => {
    const named = `${service}/${variant}`;
    const isSingle = deck.moves.some((each) => each.includes(named));
    return group.includes(isSingle ? named : (services[service]?.category ?? ''));
  };
  return deck.moves.some((group) => placeIn(group, from) && placeIn(group, to));
}
