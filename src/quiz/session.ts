import type { Deck, QuizQuestion } from './deck/types.js';
import type { Ballot, SessionEvent } from './events.js';
import { type Clock, extendClock, type Play, resumeClock, startClock, stopClock } from './play.js';

/** What a session is from its first event on; only the host may change. */
export interface Setup {
  readonly session: string;
  readonly room: string;
  readonly host: string;
  readonly deck: Deck;
  readonly play: Play;
  /** Where to show what the clock does, in the words of whoever asked for the quiz. */
  readonly place: string;
}

/** A revealed round: who voted what, each user once. */
export interface RoundResult {
  readonly round: number;
  readonly question: QuizQuestion;
  readonly ballots: readonly Ballot[];
  /** The votes before the discussion; null where there was none. */
  readonly first: readonly Ballot[] | null;
}

interface Common {
  readonly setup: Setup;
  /** The rounds revealed so far, in order. */
  readonly results: readonly RoundResult[];
  /** When the session came into this state. */
  readonly since: number;
  /** The host has asked for somebody to take over. */
  readonly offered: boolean;
}

interface InRound extends Common {
  readonly round: number;
  readonly question: QuizQuestion;
}

/** Votes are taken; `first` are those from before the discussion, null in the first vote. */
interface Open extends InRound {
  readonly status: 'open';
  readonly clock: Clock;
  readonly first: readonly Ballot[] | null;
}

/** Round numbers count from 0. At most one round is open: the type has room for no second. */
export type SessionState =
  | (Common & { readonly status: 'lobby' })
  | Open
  /** The first vote is closed, the answer not shown. */
  | (InRound & { readonly status: 'discussing'; readonly first: readonly Ballot[] })
  | (InRound & { readonly status: 'revealed' })
  /** `last`: the round that was on when the session ended, and whether its answer was shown. */
  | (Common & {
      readonly status: 'ended';
      readonly last: { readonly round: number; readonly revealed: boolean } | null;
    });

/** What is to be done because of a step, in order. Doing any of it twice must do no harm. */
export type Effect =
  | { readonly type: 'open-box'; readonly box: number }
  | { readonly type: 'show-intro' }
  | { readonly type: 'show-round'; readonly round: number }
  /** The card of the round changes: another vote, more time, a pause, another host. */
  | { readonly type: 'show-again'; readonly round: number }
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

/** The host of a quiz that the clock asks. People's ids have no blanks. */
export const CLOCK_HOST = 'daily question';

/** After this long without a step anybody may take over from a host who is gone. */
export const HOST_GONE = 15 * 60 * 1000;

/**
 * What an event makes of a session. `null` is the session before its first event.
 *
 * @example
 * const lobby = step(null, { type: 'created', session, room, host, deck, play: PLAIN, place: '' }, now);
 */
export function step(state: SessionState | null, event: SessionEvent, now: number): Step {
  if (event.type === 'created') {
    if (state !== null || event.deck.questions.length === 0) return refuse('out-of-turn');
    const { type: _, ...setup } = event;
    return go({ status: 'lobby', setup, results: [], since: now, offered: false });
  }
  if (state === null) return refuse('out-of-turn');
  if (state.status === 'ended') return refuse(mayAct(state, event, now) ? 'ended' : 'not-host');
  if (!mayAct(state, event, now)) return refuse('not-host');
  if ('round' in event && (state.status === 'lobby' || state.round !== event.round)) return refuse('out-of-turn');

  switch (event.type) {
    case 'started':
      return state.status === 'lobby' ? open(state, 0, now, [{ type: 'show-intro' }]) : refuse('out-of-turn');
    case 'discussed': {
      if (state.status !== 'open' || state.first !== null || !state.setup.play.discuss) return refuse('out-of-turn');
      const { setup, results, offered, round, question } = state;
      const first = valid(event.ballots, question);
      const next = { status: 'discussing', setup, results, offered, round, question, first, since: now } as const;
      return go(next, { type: 'show-again', round });
    }
    case 'reopened': {
      if (state.status !== 'discussing') return refuse('out-of-turn');
      const clock = startClock(state.setup.play, now);
      const box = boxOf(state.round, state.first);
      return go({ ...state, status: 'open', clock, since: now }, { type: 'open-box', box }, again(state.round));
    }
    case 'paused':
    case 'resumed':
    case 'extended': {
      if (state.status !== 'open') return refuse('out-of-turn');
      const clock = changed(state.clock, event, now);
      return clock === null ? refuse('out-of-turn') : go({ ...state, clock, since: now }, again(state.round));
    }
    case 'revealed': {
      if (state.status !== 'open' && state.status !== 'discussing') return refuse('out-of-turn');
      const { setup, results, offered, round, question } = state;
      const result = { round, question, ...counted(state, event.ballots) };
      const revealed = { setup, offered, round, question, results: [...results, result], since: now };
      return go({ ...revealed, status: 'revealed' }, { type: 'show-reveal', round });
    }
    case 'skipped':
      if (state.status !== 'open' && state.status !== 'discussing') return refuse('out-of-turn');
      return advance(state, now);
    case 'advanced':
      return state.status === 'revealed' ? advance(state, now) : refuse('out-of-turn');
    case 'offered':
      return state.offered ? refuse('out-of-turn') : go({ ...state, offered: true }, ...show(state));
    case 'taken': {
      const next = { ...state, setup: { ...state.setup, host: event.by }, offered: false };
      return state.setup.host === event.by ? refuse('out-of-turn') : go(next, ...show(state));
    }
    case 'ended':
      return end(state, now);
  }
}

/** The state that events lead to, from `start` on (null: from the first event of a session). */
export function replay(
  events: readonly { readonly event: SessionEvent; readonly at: number }[],
  start: SessionState | null = null,
): SessionState | null {
  return events.reduce((state, { event, at }) => {
    const next = step(state, event, at);
    return next.ok ? next.state : state;
  }, start);
}

/** What the clock has to do now: end the first vote, or show the answer. */
export function due(state: SessionState, now: number): { readonly type: 'discuss' | 'reveal' } | null {
  const deadline = deadlineOf(state);
  if (state.status !== 'open' || deadline === null || now < deadline) return null;
  return { type: state.setup.play.discuss && state.first === null ? 'discuss' : 'reveal' };
}

/** When the clock has something to do; null while it has not. */
export function deadlineOf(state: SessionState): number | null {
  return state.status === 'open' && state.clock.type === 'running' ? state.clock.deadline : null;
}

/** The number under which the votes of a round are kept: those after a discussion apart from those before. */
export function boxOf(round: number, first: readonly Ballot[] | null): number {
  return first === null ? round : -1 - round;
}

/** Is this the last question of the deck? */
export function isLast(state: { readonly setup: Setup; readonly round: number }): boolean {
  return state.round + 1 >= state.setup.deck.questions.length;
}

type Running = Exclude<SessionState, { status: 'ended' }>;

function mayAct(state: SessionState, event: Exclude<SessionEvent, { type: 'created' }>, now: number): boolean {
  // The clock may close what has run out.
  if (event.by === null) return deadlineOf(state) !== null && now >= (deadlineOf(state) ?? 0);
  if (event.type === 'taken') return state.offered || now - state.since > HOST_GONE;
  return event.by === state.setup.host;
}

function changed(clock: Clock, event: SessionEvent, now: number): Clock | null {
  if (event.type === 'paused') return stopClock(clock, now);
  return event.type === 'extended' ? extendClock(clock, event.seconds) : resumeClock(clock, now);
}

/** Without a second vote the first is what counts. */
function counted(state: Running & { status: 'open' | 'discussing' }, ballots: readonly Ballot[]) {
  if (state.status === 'discussing') return { ballots: state.first, first: null };
  return { ballots: valid(ballots, state.question), first: state.first };
}

function advance(state: InRound & Running, now: number): Step {
  return isLast(state)
    ? end(state, now)
    : open(state, state.round + 1, now, [{ type: 'retire-round', round: state.round }]);
}

function open({ setup, results, offered }: Common, round: number, now: number, before: readonly Effect[]): Step {
  const question = setup.deck.questions[round];
  if (question === undefined) return refuse('out-of-turn');
  const clock = startClock(setup.play, now);
  const state = { status: 'open', setup, offered, round, question, results, clock, first: null, since: now } as const;
  return go(state, { type: 'open-box', box: boxOf(round, null) }, ...before, { type: 'show-round', round });
}

function end(state: Running, now: number): Step {
  const { setup, results, offered } = state;
  const last = state.status === 'lobby' ? null : { round: state.round, revealed: state.status === 'revealed' };
  const retire: Effect[] = last === null ? [] : [{ type: 'retire-round', round: last.round }];
  const ended = { status: 'ended', setup, results, offered, since: now, last } as const;
  return go(ended, ...retire, { type: 'show-end' }, { type: 'free-room' });
}

/** Each user once, the last ballot counting, and only for options that the question has. */
function valid(ballots: readonly Ballot[], question: QuizQuestion): Ballot[] {
  const known = ballots.filter((ballot) => question.options.some((option) => option.id === ballot.option));
  return [...new Map(known.map((ballot) => [ballot.user, ballot])).values()];
}

function show(state: Running): Effect[] {
  return state.status === 'lobby' ? [] : [again(state.round)];
}

function again(round: number): Effect {
  return { type: 'show-again', round };
}

function go(state: SessionState, ...effects: readonly Effect[]): Step {
  return { ok: true, state, effects };
}

function refuse(refusal: Refusal): Step {
  return { ok: false, refusal };
}
