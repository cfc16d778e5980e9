import { parse } from 'papaparse';
import { describe, expect, it } from 'vitest';
import { endCard } from '../../src/quiz/cards/end.js';
import { PLAIN } from '../../src/quiz/play.js';
import { resultsCsv } from '../../src/quiz/results-csv.js';
import type { RoundResult, SessionState } from '../../src/quiz/session.js';
import { confusions, reading, rematch } from '../../src/quiz/summary.js';
import { deckOf, texts } from './fixture.js';

/** The right options are aws, customer, both. */
function played(...votes: Record<string, string>[]): RoundResult[] {
  return deckOf(votes.length).questions.map((question, round) => ({
    round,
    question,
    ballots: Object.entries(votes[round] ?? {}).map(([user, option]) => ({ user, name: `=${user}`, option })),
    first: null,
  }));
}

function ended(results: readonly RoundResult[], anonymous = false): Extract<SessionState, { status: 'ended' }> {
  const setup = {
    session: 's',
    room: 'r',
    host: 'h',
    deck: deckOf(results.length),
    play: { ...PLAIN, anonymous },
    place: '',
  };
  return { status: 'ended', setup, results, since: Date.UTC(2026, 10, 24), offered: false, last: null };
}

const mixed = played({ a: 'aws', b: 'aws' }, { a: 'both', b: 'both', c: 'customer' }, { a: 'aws', b: 'both' });

describe('what a group confuses', () => {
  it('is told by duty, the worst first, with what it was taken for, and without names', () => {
    expect(confusions(mixed)).toEqual([
      { duty: 'duty 1 · Amazon EC2', percent: 33, instead: 'Both' },
      { duty: 'duty 2 · Amazon EC2', percent: 50, instead: 'AWS' },
    ]);
  });

  it('is nothing where nobody voted or nearly all knew it', () => {
    expect(confusions(played({}, { a: 'customer' }))).toEqual([]);
  });

  it('comes with pages to read, each once', () => {
    expect(reading(mixed).map(({ url }) => url)).toEqual(['https://example.org/model']);
    expect(reading(played({ a: 'aws' }))).toEqual([]);
  });
});

describe('a rematch', () => {
  it('has the questions that somebody missed', () => {
    expect(rematch(deckOf(3), mixed)?.questions.map(({ id }) => id)).toEqual(['q1', 'q2']);
  });
  it('is none where nobody missed any', () => {
    expect(rematch(deckOf(1), played({ a: 'aws' }))).toBeNull();
  });
});

describe('the card at the end', () => {
  it('says what we confuse and what to read, and offers the host a rematch and the results', () => {
    const card = endCard(ended(mixed), texts);
    expect(JSON.stringify(card.elements)).toContain('duty 1 · Amazon EC2: 33 % right, often taken for: Both');
    expect(card.elements.some(({ type }) => type === 'sources')).toBe(true);
    expect(card.buttons.map(({ label }) => label)).toEqual([texts.buttons.controls]);
    const hosts = endCard(ended(mixed), texts, { isHost: true, vote: null });
    expect(hosts.buttons.map(({ label }) => label)).toEqual([
      texts.buttons.rematch,
      texts.buttons.results,
      texts.buttons.asGift,
      texts.buttons.asCsv,
    ]);
  });
  it('offers no rematch of nothing', () => {
    const { buttons } = endCard(ended(played({})), texts, { isHost: true, vote: null });
    expect(buttons.map(({ label }) => label)).toEqual([texts.buttons.asGift, texts.buttons.asCsv]);
  });
});

describe('the results as CSV', () => {
  const rows = (csv: string) => parse<string[]>(csv.replace(/^\uFEFF/, ''), { skipEmptyLines: true }).data;

  it('have a line for each vote, whoever cast it, and no formulas', () => {
    const [head, first, ...rest] = rows(resultsCsv(ended(mixed), texts));
    expect(head?.slice(-4)).toEqual(['Id', 'Name', 'Vote', 'Right']);
    expect(first).toEqual([
      'Three tiers',
      '2026-11-24T00:00:00.000Z',
      '1',
      'Who does duty 0?',
      'AWS',
      'a',
      "'=a",
      'AWS',
      'yes',
    ]);
    expect(rest).toHaveLength(6);
  });

  it('of an anonymous quiz tell nothing of single votes', () => {
    const csv = resultsCsv(ended(mixed, true), texts);
    expect(rows(csv).map((row) => row.slice(-3))).toEqual([
      ['Votes', 'Right votes', 'Changed to right'],
      ['2', '2', ''],
      ['3', '1', ''],
      ['2', '1', ''],
    ]);
    expect(csv).not.toContain('=a');
  });
});
