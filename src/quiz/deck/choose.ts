import { type Random, shuffled } from '../random.js';
import type { Candidate } from './candidate.js';
import type { Level, QuizQuestion } from './types.js';

/** From how many the next question is picked: enough for variety, few enough to be quick. */
const CHOICE = 150;

/**
 * Chooses questions so that kinds, sides, services and duties take turns, and no duty of a service comes twice.
 * Those of the level come first; others only where there are too few.
 */
export function choose(
  candidates: readonly Candidate[],
  level: Level | null,
  count: number,
  random: Random,
): QuizQuestion[] {
  let left = shuffled(candidates, random);
  const taken: Candidate[] = [];
  const questions: QuizQuestion[] = [];
  while (questions.length < count && left.length > 0) {
    const fitting = left.filter((each) => level === null || each.level === level);
    const [best] = (fitting.length > 0 ? fitting : left)
      .slice(0, CHOICE)
      .map((candidate) => ({ candidate, cost: costOf(candidate, taken) }))
      .sort((a, b) => a.cost - b.cost);
    if (best === undefined) break;
    const { candidate } = best;
    left = left.filter((each) => each !== candidate && !isSame(each, candidate));
    const question = candidate.write(random);
    if (question === null) continue;
    taken.push(candidate);
    questions.push(question);
  }
  return questions;
}

function costOf(candidate: Candidate, taken: readonly Candidate[]): number {
  const count = (isLike: (other: Candidate) => boolean) => taken.filter(isLike).length;
  return (
    3 * count(({ topic }) => topic === candidate.topic) +
    2 * count(({ kind }) => kind === candidate.kind) +
    2 * count(({ kind, leaning }) => kind === candidate.kind && leaning === candidate.leaning) +
    count(({ services }) => services.some((id) => candidate.services.includes(id)))
  );
}

/** Would the one answer the other? */
function isSame(a: Candidate, b: Candidate): boolean {
  return a.topic === b.topic && a.services.some((id) => b.services.includes(id));
}
