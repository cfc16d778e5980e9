import { describe, expect, it } from 'vitest';
import { accuracy, hardest, scores, tally } from '../../src/quiz/scoring.js';
import type { RoundResult } from '../../src/quiz/session.js';
import { deckOf } from './fixture.js';

/** `votes`: user to option, for each round. The right options are aws, customer, both. */
function played(...votes: Record<string, string>[]): RoundResult[] {
  const { questions } = deckOf(votes.length);
  return questions.map((question, round) => ({
    round,
    question,
    ballots: Object.entries(votes[round] ?? {}).map(([user, option]) => ({ user, name: `Name of ${user}`, option })),
    first: null,
  }));
}

describe('scores', () => {
  it('rank by right answers, with equal ranks for equal scores', () => {
    const results = played(
      { a: 'both', b: 'aws', c: 'aws' },
      { b: 'customer', c: 'customer', d: 'aws' },
      { d: 'both' },
    );
    expect(scores(results).map(({ rank, user, right }) => [rank, user, right])).toEqual([
      [1, 'b', 2],
      [1, 'c', 2],
      [3, 'd', 1],
      [4, 'a', 0],
    ]);
  });

  it('keep the name that a person had last, and one that was known before', () => {
    const [first, second] = played({ a: 'aws' }, { a: 'aws' });
    if (first === undefined || second === undefined) throw new Error('two rounds were played');
    const nameless = { ...second, ballots: [{ user: 'a', name: null, option: 'aws' }] };
    expect(scores([first, nameless])).toMatchObject([{ user: 'a', name: 'Name of a' }]);
  });
});

it('a tally has all options in order, with the right one marked', () => {
  const [result] = played({ a: 'both', b: 'aws', c: 'both' });
  expect(result && tally(result)).toEqual([
    { label: 'AWS', votes: 1, right: true },
    { label: 'Customer', votes: 0, right: false },
    { label: 'Both', votes: 2, right: false },
  ]);
});

describe('accuracy of the room', () => {
  it('is the part of right votes', () => {
    expect(accuracy(played({ a: 'aws', b: 'aws' }, { a: 'aws' }))).toBe(67);
  });
  it('is none where nobody voted', () => {
    expect(accuracy(played({}, {}))).toBeNull();
  });
});

describe('the hardest question', () => {
  it('is the one with the smallest part of right votes', () => {
    expect(hardest(played({ a: 'aws', b: 'both' }, { a: 'aws' }, { a: 'aws', b: 'aws' }))?.round).toBe(1);
  });
  it('is none where all votes were right, or nobody voted', () => {
    expect(hardest(played({ a: 'aws' }, {}))).toBeNull();
  });
});
