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
  return questionsOn(pointsOf(services, knowledge, texts), knowledge, texts);
}

/** The same for points that are at hand. */
export function questionsOn(points: readonly Point[], knowledge: Knowledge, texts: QuizTexts): Candidate[] {
  return [
    ...ownerQuestions(points, texts),
    ...whichQuestions(points, texts),
    ...changeQuestions(points, (place) => waysOf(place, texts), texts),
    ...truthQuestions(knowledge, texts),
    ...sortQuestions(points, texts),
  ];
}

/** The groups of places between which people move, by their numbers. */
function waysOf({ service, variant }: Point, { deck }: QuizTexts): string[] {
  const place = variant === null ? service : `${service}/${variant}`;
  return deck.moves.flatMap((group, index) => (group.includes(place) ? [String(index)] : []));
}
