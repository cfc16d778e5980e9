import type { Source } from '../knowledge/types.js';
import { labelOf } from './cards/parts.js';
import type { Deck } from './deck/types.js';
import { percent, rightVotes } from './scoring.js';
import type { RoundResult } from './session.js';

/** A duty that the room confuses: how many knew it, and what most of the others took it for. */
export interface Confusion {
  readonly duty: string;
  readonly percent: number;
  readonly instead: string;
}

/** Of how many right votes, in percent, one need not speak any more. */
const KNOWN = 80;
const MOST_READING = 5;

/** What the group does not know yet, the worst first, without saying who. */
export function confusions(results: readonly RoundResult[]): Confusion[] {
  return missed(results).map((result) => {
    const { question, ballots } = result;
    const share = percent(rightVotes(result), ballots.length);
    return { duty: question.duty, percent: share, instead: labelOf(question, favouriteError(result)) };
  });
}

/** The pages to read: those behind the questions that the group missed, the worst first, each once. */
export function reading(results: readonly RoundResult[]): Source[] {
  const sources = missed(results).flatMap(({ question }) => question.sources.slice(0, 1));
  return [...new Map(sources.map((source) => [source.url, source])).values()].slice(0, MOST_READING);
}

/** The questions that somebody missed, as a deck of their own; null where nobody missed any. */
export function rematch(deck: Deck, results: readonly RoundResult[]): Deck | null {
  const questions = results
    .filter((result) => rightVotes(result) < result.ballots.length)
    .map(({ question }) => question);
  return questions.length === 0 ? null : { ...deck, questions };
}

function missed(results: readonly RoundResult[]): RoundResult[] {
  const share = (result: RoundResult) => percent(rightVotes(result), result.ballots.length);
  return results
    .filter((result) => result.ballots.length > 0 && share(result) < KNOWN)
    .sort((a, b) => share(a) - share(b));
}

function favouriteError({ question, ballots }: RoundResult): string {
  const count = (option: string) => ballots.filter((ballot) => ballot.option === option).length;
  const wrong = question.options.filter(({ id }) => id !== question.right);
  return wrong.reduce((most, { id }) => (count(id) > count(most) ? id : most), wrong[0]?.id ?? '');
}
