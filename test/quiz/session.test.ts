import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Ballot, parseEvent, type SessionEvent } from '../../src/quiz/events.js';
import { rightVotes, scores } from '../../src/quiz/scoring.js';
import { type Effect, replay, type SessionState, step } from '../../src/quiz/session.js';
import { deckOf } from './fixture.js';

const ROUNDS = 3;
const created: SessionEvent = { type: 'created', session: 's', room: 'r', host: 'host', deck: deckOf(ROUNDS) };

const by = fc.constantFrom('host', 'host', 'host', 'guest');
const round = fc.integer({ min: 0, max: ROUNDS });
const ballots = fc.array(
  fc.record<Ballot>({
    user: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    name: fc.constantFrom(null, 'Ada'),
    option: fc.constantFrom('aws', 'customer', 'both', 'nonsense'),
  }),
  { maxLength: 12 },
);
const event: fc.Arbitrary<SessionEvent> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(created) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('started' as const), by }) },
  { weight: 6, arbitrary: fc.record({ type: fc.constant('revealed' as const), by, round, ballots }) },
  { weight: 6, arbitrary: fc.record({ type: fc.constant('advanced' as const), by, round }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('ended' as const), by }) },
);
const history = fc.array(event, { maxLength: 30 }).map((events) => [created, ...events]);

/** Plays events one by one; gives what was accepted on the way. */
function play(events: readonly SessionEvent[]) {
  let state: SessionState | null = null;
  const accepted: { event: SessionEvent; at: number; state: SessionState; before: SessionState | null }[] = [];
  const effects: Effect[] = [];
  for (const [at, each] of events.entries()) {
    const before: SessionState | null = state;
    const next = step(state, each, at);
    if (!next.ok) continue;
    state = next.state;
    accepted.push({ event: each, at, state, before });
    effects.push(...next.effects);
  }
  return { state, accepted, effects };
}

describe('a session, whatever events come', () => {
  it('reaches the same state when its accepted events are replayed, from storage too', () => {
    fc.assert(
      fc.property(history, (events) => {
        const { state, accepted } = play(events);
        const stored: unknown[] = JSON.parse(JSON.stringify(accepted.map((each) => each.event)));
        const read = stored.map((each, index) => ({ event: parseEvent(each), at: accepted[index]?.at ?? -1 }));
        expect(replay(read)).toEqual(state);
        expect(replay(events.map((each, at) => ({ event: each, at })))).toEqual(state);
      }),
    );
  });

  it('counts each user once a round, and the last ballot', () => {
    fc.assert(
      fc.property(history, (events) => {
        for (const { event: revealed, state } of play(events).accepted) {
          if (revealed.type !== 'revealed') continue;
          const counted = state.results.at(-1)?.ballots ?? [];
          expect(new Set(counted.map(({ user }) => user)).size).toBe(counted.length);
          for (const { user, option } of counted) {
            const cast = revealed.ballots.filter((ballot) => ballot.user === user && ballot.option !== 'nonsense');
            expect(cast.at(-1)?.option).toBe(option);
          }
        }
      }),
    );
  });

  it('never changes a round after its reveal, and reveals and opens each round once, in order', () => {
    fc.assert(
      fc.property(history, (events) => {
        const { accepted, effects } = play(events);
        for (const { before, state } of accepted) {
          expect(state.results.slice(0, before?.results.length ?? 0)).toEqual(before?.results ?? []);
        }
        const turns = effects.flatMap((each) =>
          each.type === 'open-round' || each.type === 'show-reveal' ? [`${each.type} ${each.round}`] : [],
        );
        const inOrder = Array.from({ length: ROUNDS }, (_, i) => [`open-round ${i}`, `show-reveal ${i}`]).flat();
        expect(turns).toEqual(inOrder.slice(0, turns.length));
      }),
    );
  });

  it('has scores that are the sum of its rounds', () => {
    fc.assert(
      fc.property(history, (events) => {
        const results = play(events).state?.results ?? [];
        const people = scores(results);
        const points = people.reduce((sum, { right }) => sum + right, 0);
        expect(points).toBe(results.reduce((sum, result) => sum + rightVotes(result), 0));
        expect(people.every(({ right }) => right <= results.length)).toBe(true);
      }),
    );
  });

  it('obeys the host alone, and nobody once it has ended', () => {
    fc.assert(
      fc.property(history, (events) => {
        const { accepted } = play(events);
        expect(accepted.every((each) => each.event.type === 'created' || each.event.by === 'host')).toBe(true);
        const end = accepted.findIndex(({ state }) => state.status === 'ended');
        expect(end === -1 || end === accepted.length - 1).toBe(true);
      }),
    );
  });
});

describe('a session', () => {
  const reveal = (n: number, votes: Ballot[] = []): SessionEvent => ({
    type: 'revealed',
    by: 'host',
    round: n,
    ballots: votes,
  });
  const next = (n: number): SessionEvent => ({ type: 'advanced', by: 'host', round: n });
  const start: SessionEvent = { type: 'started', by: 'host' };

  it('goes from lobby over open and revealed rounds to its end', () => {
    const played = play([created, start, reveal(0), next(0), reveal(1), next(1), reveal(2), next(2)]);
    expect(played.accepted.map(({ state }) => state.status)).toEqual([
      'lobby',
      'open',
      'revealed',
      'open',
      'revealed',
      'open',
      'revealed',
      'ended',
    ]);
    expect(played.effects.at(-1)).toEqual({ type: 'free-room' });
  });

  it('can be ended in an open round, which then does not count', () => {
    const { state } = play([created, start, reveal(0), next(0), { type: 'ended', by: 'host' }]);
    expect(state).toMatchObject({ status: 'ended', last: { round: 1, revealed: false } });
    expect(state?.results).toHaveLength(1);
  });

  it.each([
    ['a guest reveals', [created, start], { ...reveal(0), by: 'guest' }, 'not-host'],
    ['a round is revealed twice', [created, start, reveal(0)], reveal(0), 'out-of-turn'],
    ['the next round is asked for before the reveal', [created, start], next(0), 'out-of-turn'],
    ['an old card asks for the next round', [created, start, reveal(0), next(0), reveal(1)], next(0), 'out-of-turn'],
    ['it is started twice', [created, start], start, 'out-of-turn'],
    ['it is created twice', [created], created, 'out-of-turn'],
    ['it is over', [created, { type: 'ended', by: 'host' }], start, 'ended'],
    ['it does not exist', [], start, 'out-of-turn'],
    ['its deck is empty', [], { ...created, deck: deckOf(0) }, 'out-of-turn'],
  ] as [string, SessionEvent[], SessionEvent, string][])('refuses when %s', (_, before, late, refusal) => {
    expect(step(play(before).state, late, 99)).toEqual({ ok: false, refusal });
  });
});
