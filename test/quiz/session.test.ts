import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Ballot, parseEvent, type SessionEvent } from '../../src/quiz/events.js';
import type { Play } from '../../src/quiz/play.js';
import { rightVotes, scores } from '../../src/quiz/scoring.js';
import { deadlineOf, due, type Effect, HOST_GONE, replay, type SessionState, step } from '../../src/quiz/session.js';
import { createdOf, deckOf } from './fixture.js';

const ROUNDS = 3;
const created = createdOf(ROUNDS);

const by = fc.constantFrom('host', 'host', 'host', 'guest');
const clockOr = fc.constantFrom('host', 'host', 'host', 'guest', null);
const round = fc.integer({ min: 0, max: ROUNDS });
const ballots = fc.array(
  fc.record<Ballot>({
    user: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    name: fc.constantFrom(null, 'Ada'),
    option: fc.constantFrom('aws', 'customer', 'both', 'nonsense'),
  }),
  { maxLength: 12 },
);
const inRound = <Type extends string>(type: Type) => fc.record({ type: fc.constant(type), by, round });
const closing = <Type extends string>(type: Type) =>
  fc.record({ type: fc.constant(type), by: clockOr, round, ballots });
const event: fc.Arbitrary<SessionEvent> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(created) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('started' as const), by }) },
  { weight: 6, arbitrary: closing('revealed') },
  { weight: 4, arbitrary: closing('discussed') },
  { weight: 4, arbitrary: inRound('reopened') },
  { weight: 6, arbitrary: inRound('advanced') },
  { weight: 2, arbitrary: inRound('paused') },
  { weight: 2, arbitrary: inRound('resumed') },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('extended' as const), by, round, seconds: fc.nat(60) }) },
  { weight: 1, arbitrary: inRound('skipped') },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('offered' as const), by }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('taken' as const), by }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('ended' as const), by }) },
);
const play: fc.Arbitrary<Play> = fc.record({
  seconds: fc.constantFrom(null, 5, 20),
  discuss: fc.boolean(),
  anonymous: fc.boolean(),
});
/** One second passes from each event to the next. */
const history = fc
  .tuple(play, fc.array(event, { maxLength: 40 }))
  .map(([each, events]): SessionEvent[] => [createdOf(ROUNDS, each), { type: 'started', by: 'host' }, ...events]);

/** Plays events one by one; gives what was accepted on the way. */
function played(events: readonly SessionEvent[]) {
  let state: SessionState | null = null;
  const accepted: { event: SessionEvent; at: number; state: SessionState; before: SessionState | null }[] = [];
  const effects: Effect[] = [];
  for (const [second, each] of events.entries()) {
    const at = second * 1000;
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
        const { state, accepted } = played(events);
        const stored: unknown[] = JSON.parse(JSON.stringify(accepted.map((each) => each.event)));
        const read = stored.map((each, index) => ({ event: parseEvent(each), at: accepted[index]?.at ?? -1 }));
        expect(replay(read)).toEqual(state);
        expect(replay(events.map((each, second) => ({ event: each, at: second * 1000 })))).toEqual(state);
        // What was replayed once may be kept and carried on from.
        const half = Math.floor(read.length / 2);
        expect(replay(read.slice(half), replay(read.slice(0, half)))).toEqual(state);
      }),
    );
  });

  it('counts each user once a vote, and the last ballot', () => {
    fc.assert(
      fc.property(history, (events) => {
        for (const { event: closed, state, before } of played(events).accepted) {
          if (closed.type !== 'revealed' || before?.status !== 'open') continue;
          const counted = state.results.at(-1)?.ballots ?? [];
          expect(new Set(counted.map(({ user }) => user)).size).toBe(counted.length);
          for (const { user, option } of counted) {
            const cast = closed.ballots.filter((ballot) => ballot.user === user && ballot.option !== 'nonsense');
            expect(cast.at(-1)?.option).toBe(option);
          }
        }
      }),
    );
  });

  it('opens each vote once, in order, and shows each answer once and after the votes on it', () => {
    fc.assert(
      fc.property(history, (events) => {
        const { accepted, effects } = played(events);
        for (const { before, state } of accepted) {
          expect(state.results.slice(0, before?.results.length ?? 0)).toEqual(before?.results ?? []);
        }
        const boxes = effects.flatMap((each) => (each.type === 'open-box' ? [each.box] : []));
        expect(new Set(boxes).size).toBe(boxes.length);
        const rounds = boxes.filter((box) => box >= 0);
        expect(rounds).toEqual(rounds.map((_, index) => index));
        const turns = effects.flatMap((each) => {
          if (each.type === 'open-box') return [{ round: each.box < 0 ? -1 - each.box : each.box, at: 'vote' }];
          return each.type === 'show-reveal' ? [{ round: each.round, at: 'answer' }] : [];
        });
        for (const [index, { round: shown, at }] of turns.entries()) {
          const later = turns.slice(index + 1).filter((other) => other.round === shown);
          if (at === 'answer') expect(later).toEqual([]);
          expect(turns.slice(index + 1).every((other) => other.round >= shown)).toBe(true);
        }
      }),
    );
  });

  it('lets the clock end a vote exactly when its time is over, and never while it stands', () => {
    fc.assert(
      fc.property(history, (events) => {
        for (const { event: closed, before, at } of played(events).accepted) {
          if (before === null) continue;
          const deadline = deadlineOf(before);
          if ('by' in closed && closed.by === null) expect(deadline !== null && at >= deadline).toBe(true);
          expect(due(before, at) !== null).toBe(before.status === 'open' && deadline !== null && at >= deadline);
        }
      }),
    );
  });

  it('has scores that are the sum of its rounds', () => {
    fc.assert(
      fc.property(history, (events) => {
        const results = played(events).state?.results ?? [];
        const people = scores(results);
        const points = people.reduce((sum, { right }) => sum + right, 0);
        expect(points).toBe(results.reduce((sum, result) => sum + rightVotes(result), 0));
        expect(people.every(({ right }) => right <= results.length)).toBe(true);
      }),
    );
  });

  it('obeys the host of the moment, the clock and who takes over, and nobody once it has ended', () => {
    fc.assert(
      fc.property(history, (events) => {
        const { accepted } = played(events);
        for (const { event: each, before } of accepted) {
          if (each.type === 'created' || each.by === null || before === null) continue;
          const allowed = each.type === 'taken' ? before.offered : each.by === before.setup.host;
          expect(allowed).toBe(true);
        }
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
    const whole = played([created, start, reveal(0), next(0), reveal(1), next(1), reveal(2), next(2)]);
    expect(whole.accepted.map(({ state }) => state.status)).toEqual([
      'lobby',
      'open',
      'revealed',
      'open',
      'revealed',
      'open',
      'revealed',
      'ended',
    ]);
    expect(whole.effects.at(-1)).toEqual({ type: 'free-room' });
  });

  it('can be ended in an open round, which then does not count', () => {
    const { state } = played([created, start, reveal(0), next(0), { type: 'ended', by: 'host' }]);
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
    expect(step(played(before).state, late, 99)).toEqual({ ok: false, refusal });
  });

  describe('with a discussion', () => {
    const first: SessionEvent[] = [
      createdOf(2, { seconds: null, discuss: true, anonymous: false }),
      start,
      { type: 'discussed', by: 'host', round: 0, ballots: [ballotOf('a', 'both'), ballotOf('b', 'aws')] },
    ];

    it('keeps both votes apart and counts the second', () => {
      const again: SessionEvent[] = [...first, { type: 'reopened', by: 'host', round: 0 }];
      const { state, effects } = played([...again, reveal(0, [ballotOf('a', 'aws')])]);
      expect(effects.filter(({ type }) => type === 'open-box')).toEqual([
        { type: 'open-box', box: 0 },
        { type: 'open-box', box: -1 },
      ]);
      expect(state?.results).toMatchObject([{ ballots: [{ user: 'a', option: 'aws' }], first: [{}, {}] }]);
    });

    it('counts the first vote where there is no second', () => {
      const { state } = played([...first, reveal(0, [])]);
      expect(state?.results).toMatchObject([{ ballots: [{ user: 'a' }, { user: 'b' }], first: null }]);
    });

    it('discusses once', () => {
      const again: SessionEvent = { type: 'discussed', by: 'host', round: 0, ballots: [] };
      expect(step(played(first).state, again, 99)).toEqual({ ok: false, refusal: 'out-of-turn' });
      const reopened = played([...first, { type: 'reopened', by: 'host', round: 0 }]).state;
      expect(step(reopened, again, 99)).toEqual({ ok: false, refusal: 'out-of-turn' });
    });
  });

  describe('with a time limit', () => {
    const timed = [createdOf(2, { seconds: 20, discuss: false, anonymous: false }), start];
    const deadlineAfter = (...events: SessionEvent[]) => {
      const { state } = played([...timed, ...events]);
      return state === null ? null : deadlineOf(state);
    };

    it('is due at its deadline and not a moment before', () => {
      const { state } = played(timed);
      expect(state && due(state, 20_999)).toBeNull();
      expect(state && due(state, 21_000)).toEqual({ type: 'reveal' });
    });

    it('can be given more time, and stands while it is paused', () => {
      expect(deadlineAfter()).toBe(21_000);
      expect(deadlineAfter({ type: 'extended', by: 'host', round: 0, seconds: 30 })).toBe(51_000);
      expect(deadlineAfter({ type: 'paused', by: 'host', round: 0 })).toBeNull();
      const pause: SessionEvent[] = [{ type: 'paused', by: 'host', round: 0 }, start, start];
      expect(deadlineAfter(...pause, { type: 'resumed', by: 'host', round: 0 })).toBe(24_000);
    });

    it.each([
      ['it is resumed without a pause', { type: 'resumed', by: 'host', round: 0 }],
      ['the clock is early', { type: 'revealed', by: null, round: 0, ballots: [] }],
      ['a guest wants more time', { type: 'extended', by: 'guest', round: 0, seconds: 9 }],
    ] as [string, SessionEvent][])('refuses when %s', (_, early) => {
      expect(step(played(timed).state, early, 2_000).ok).toBe(false);
    });
  });

  describe('whose host leaves', () => {
    const take: SessionEvent = { type: 'taken', by: 'guest' };

    it('goes to whoever takes it over, once it is offered', () => {
      const offered = played([created, start, { type: 'offered', by: 'host' }, take]);
      expect(offered.state?.setup.host).toBe('guest');
      expect(step(offered.state, reveal(0), 9).ok).toBe(false);
      const guest: SessionEvent = { type: 'revealed', by: 'guest', round: 0, ballots: [] };
      expect(step(offered.state, guest, 9).ok).toBe(true);
    });

    it('can be taken over without that only after a long silence', () => {
      const { state } = played([created, start]);
      expect(step(state, take, HOST_GONE)).toEqual({ ok: false, refusal: 'not-host' });
      expect(step(state, take, HOST_GONE + 1_001).ok).toBe(true);
    });
  });

  it('leaves out a question that was skipped', () => {
    const { state, effects } = played([created, start, { type: 'skipped', by: 'host', round: 0 }, reveal(1)]);
    expect(state).toMatchObject({ status: 'revealed', round: 1, results: [{ round: 1 }] });
    expect(effects).toContainEqual({ type: 'retire-round', round: 0 });
  });
});

function ballotOf(user: string, option: string): Ballot {
  return { user, name: null, option };
}
