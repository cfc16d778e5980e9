import type { Deck, QuizQuestion } from './deck/types.js';
import type { Ballot, SessionEvent } from './events.js';

/** What is fixed for a session from its first event on. */
export interface Setup {
  readonly session: string;
  readonly room: string;
  readonly host: string;
  readonly deck: Deck;
}

/** A revealed round: who voted what, each user once. */
export interface RoundResult {
  readonly round: number;
  readonly question: QuizQuestion;
  readonly ballots: readonly Ballot[];
}

interface Common {
  readonly setup: Setup;
  /** The rounds revealed so far, in order. */
  readonly results: readonly RoundResult[];
  /** When the session came into this state. */
  readonly since: number;
}

/** Round numbers count from 0. At most one round is open: the type has room for no second. */
export type SessionState =
  | (Common & { readonly status: 'lobby' })
  | (Common & { readonly status: 'open'; readonly round: number; readonly question: QuizQuestion })
  | (Common & { readonly status: 'revealed'; readonly round: number; readonly question: QuizQuestion })
  /** `last`: the round that was on when the session ended, and whether its answer was shown. */
  | (Common & {
      readonly status: 'ended';
      readonly last: { readonly round: number; readonly revealed: boolean } | null;
    });

/** What is to be done because of a step, in order. Doing any of it twice must do no harm. */
export type Effect =
  | { readonly type: 'open-round'; readonly round: number }
  | { readonly type: 'show-intro' }
  | { readonly type: 'show-round'; readonly round: number }
  | { readonly type: 'show-reveal'; readonly round: number }
  /** The round's card loses its buttons, for the next one has them now. */
  | { readonly type: 'retire-round'; readonly round: number }
  | { readonly type: 'show-end' }
  | { readonly type: 'free-room' };

/**
 * - `not-host`: only the host may do this.
 * - `out-of-turn`: the session is at another point, as when an old button is pressed.
 * - `ended`: nothing happens any more.
 */
export type Refusal = 'not-host' | 'out-of-turn' | 'ended';

export type Step =
  | { readonly ok: true; readonly state: SessionState; readonly effects: readonly Effect[] }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * What an event makes of a session. `null` is the session before its first event.
 *
 * @example
 * const lobby = step(null, { type: 'created', session, room, host, deck }, now);
 */
export function step(state: SessionState | null, event: SessionEvent, now: number): Step {
  if (event.type === 'created') {
    if (state !== null || event.deck.questions.length === 0) return refuse('out-of-turn');
    const { session, room, host, deck } = event;
    return {
      ok: true,
      state: { status: 'lobby', setup: { session, room, host, deck }, results: [], since: now },
      effects: [],
    };
  }
  if (state === null) return refuse('out-of-turn');
  if (event.by !== state.setup.host) return refuse('not-host');
  if (state.status === 'ended') return refuse('ended');

  switch (event.type) {
    case 'started':
      return state.status === 'lobby' ? open(state, 0, now, [{ type: 'show-intro' }]) : refuse('out-of-turn');
    case 'revealed': {
      if (state.status !== 'open' || state.round !== event.round) return refuse('out-of-turn');
      const result = { round: state.round, question: state.question, ballots: valid(event.ballots, state.question) };
      const results = [...state.results, result];
      const effects: Effect[] = [{ type: 'show-reveal', round: state.round }];
      return { ok: true, state: { ...state, status: 'revealed', results, since: now }, effects };
    }
    case 'advanced':
      if (state.status !== 'revealed' || state.round !== event.round) return refuse('out-of-turn');
      return isLast(state)
        ? end(state, now)
        : open(state, state.round + 1, now, [{ type: 'retire-round', round: state.round }]);
    case 'ended':
      return end(state, now);
  }
}

/** The state that a session's events lead to; null when there are none. */
export function replay(events: readonly { readonly event: SessionEvent; readonly at: number }[]): SessionState | null {
  return events.reduce<SessionState | null>((state, { event, at }) => {
    const next = step(state, event, at);
    return next.ok ? next.state : state;
  }, null);
}

/** Is this the last question of the deck? */
export function isLast(state: { readonly setup: Setup; readonly round: number }): boolean {
  return state.round + 1 >= state.setup.deck.questions.length;
}

function open({ setup, results }: Common, round: number, now: number, before: readonly Effect[]): Step {
  const question = setup.deck.questions[round];
  if (question === undefined) return refuse('out-of-turn');
  return {
    ok: true,
    state: { status: 'open', setup, round, question, results, since: now },
    effects: [{ type: 'open-round', round }, ...before, { type: 'show-round', round }],
  };
}

function end(state: Exclude<SessionState, { status: 'ended' }>, now: number): Step {
  const { setup, results } = state;
  const last = state.status === 'lobby' ? null : { round: state.round, revealed: state.status === 'revealed' };
  const retire: Effect[] = last === null ? [] : [{ type: 'retire-round', round: last.round }];
  return {
    ok: true,
    state: { status: 'ended', setup, results, since: now, last },
    effects: [...retire, { type: 'show-end' }, { type: 'free-room' }],
  };
}

/** Each user once, the last ballot counting, and only for options that the question has. */
function valid(ballots: readonly Ballot[], question: QuizQuestion): Ballot[] {
  const known = ballots.filter((ballot) => question.options.some((option) => option.id === ballot.option));
  return [...new Map(known.map((ballot) => [ballot.user, ballot])).values()];
}

function refuse(refusal: Refusal): Step {
  return { ok: false, refusal };
}
