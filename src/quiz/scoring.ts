import type { TallyRow } from '../answer/types.js';
import type { QuizQuestion } from './deck/types.js';
import type { Ballot } from './events.js';
import type { RoundResult } from './session.js';

/** How one person did: right answers out of all rounds that were revealed, voted on or not. */
export interface Score {
  /** People with as many right answers share a rank. */
  readonly rank: number;
  readonly user: string;
  readonly name: string | null;
  readonly right: number;
}

/** The score of everyone who voted, best first. Speed plays no part. */
export function scores(results: readonly RoundResult[]): Score[] {
  const people = new Map<string, { name: string | null; right: number }>();
  for (const result of results) {
    for (const { user, name, option } of result.ballots) {
      const before = people.get(user);
      const point = option === result.question.right ? 1 : 0;
      people.set(user, { name: name ?? before?.name ?? null, right: (before?.right ?? 0) + point });
    }
  }
  const ranked = [...people].map(([user, person]) => ({ user, ...person })).sort((a, b) => b.right - a.right);
  return ranked.map((person) => ({ rank: 1 + ranked.findIndex(({ right }) => right === person.right), ...person }));
}

/** The votes of a round by option, in the question's order. */
export function tally({ question, ballots }: RoundResult): TallyRow[] {
  return tallyOf(question, ballots);
}

/** The same for any votes on a question. */
export function tallyOf(question: QuizQuestion, ballots: readonly Ballot[]): TallyRow[] {
  return question.options.map(({ id, label }) => ({
    label,
    votes: ballots.filter(({ option }) => option === id).length,
    right: id === question.right,
  }));
}

/** How many changed to the right answer between two votes, and how many away from it. */
export function gained(
  question: QuizQuestion,
  first: readonly Ballot[],
  second: readonly Ballot[],
): { readonly gained: number; readonly lost: number } {
  const before = new Map(first.map(({ user, option }) => [user, option === question.right]));
  const both = second.flatMap(({ user, option }) => {
    const was = before.get(user);
    return was === undefined ? [] : [{ was, is: option === question.right }];
  });
  return {
    gained: both.filter(({ was, is }) => !was && is).length,
    lost: both.filter(({ was, is }) => was && !is).length,
  };
}

/** How many votes of a round were right. */
export function rightVotes({ question, ballots }: RoundResult): number {
  return ballots.filter(({ option }) => option === question.right).length;
}

/** The part of all votes that was right, as a whole percentage; null when nobody voted. */
export function accuracy(results: readonly RoundResult[]): number | null {
  const votes = results.reduce((sum, { ballots }) => sum + ballots.length, 0);
  return votes === 0
    ? null
    : percent(
        results.reduce((sum, result) => sum + rightVotes(result), 0),
        votes,
      );
}

/** The round with the smallest part of right votes, the earliest of several; null when nobody erred. */
export function hardest(results: readonly RoundResult[]): RoundResult | null {
  const missed = results.filter((result) => rightVotes(result) < result.ballots.length);
  const share = (result: RoundResult) => rightVotes(result) / result.ballots.length;
  return missed.reduce<RoundResult | null>(
    (worst, each) => (worst === null || share(each) < share(worst) ? each : worst),
    null,
  );
}

export function percent(part: number, whole: number): number {
  return Math.round((100 * part) / whole);
}
