import { fill } from '../answer/fill.js';
import type { Action, Answer, HostCommand } from '../answer/types.js';
import { endCard, introCard, retiredCard, revealCard, roundCard, whisperCard } from '../quiz/cards.js';
import type { Deck } from '../quiz/deck/types.js';
import { parseEvent, type SessionEvent } from '../quiz/events.js';
import { type Effect, type Refusal, replay, type SessionState, step } from '../quiz/session.js';
import type { QuizTexts } from '../quiz/texts.js';
import type { QuizStore } from '../store/types.js';
import type { CardKey, Place, Post, Turn } from './types.js';

export interface QuizParts {
  readonly store: QuizStore;
  readonly texts: QuizTexts;
  /** A new session id (letters, digits, "-" and "_"), never given before. */
  readonly newSession: () => string;
}

/** What a button of a quiz card does. */
export type QuizAction = Extract<Action, { type: 'vote' | 'host' }>;

export interface Quizzes {
  /** Starts a quiz where the turn was said, hosted by whoever said it. */
  start(turn: Turn, deck: Deck): Promise<readonly Post[]>;
  /** Handles a press on a quiz card, whoever presses it and however old the card is. */
  press(turn: Turn, action: QuizAction): Promise<readonly Post[]>;
}

type Running = { readonly state: SessionState; readonly seq: number };

/** How long after a step its cards must have arrived; from then on a second press shows them again. */
const SETTLED = 5_000;
/** How long a quiz may rest before somebody else may start one in its room. */
const IDLE = 12 * 60 * 60 * 1000;
const ATTEMPTS = 5;

/**
 * Plays quizzes in rooms: joins the pure state machine (src/quiz/session.ts) to the store.
 *
 * Nothing is kept in memory. A step counts when its event is appended under the next number, which
 * only one caller can do; whoever comes second reloads and sees what the first one did. The rows of
 * a round are opened before that and closed before that, both harmless to do twice, so a process
 * may die anywhere: the next press takes up from what is stored.
 */
export function createQuizzes({ store, texts, newSession }: QuizParts): Quizzes {
  const whisper = (text: string): Post => ({ kind: 'whisper', answer: whisperCard(text) });

  async function load(session: string): Promise<Running | null> {
    const stored = await store.events(session);
    const state = replay(stored.map(({ event, at }) => ({ event: parseEvent(event), at })));
    return state === null ? null : { state, seq: stored.length };
  }

  /** Makes one step; null when somebody else was faster. */
  async function commit(running: Running, event: SessionEvent, now: number): Promise<readonly Post[] | Refusal | null> {
    const next = step(running.state, event, now);
    if (!next.ok) return next.refusal;
    const { session, room } = next.state.setup;
    for (const effect of next.effects) {
      if (effect.type === 'open-round') await store.openRound(session, effect.round, now);
    }
    if (!(await store.append(session, running.seq, event, now))) return null;
    if (next.effects.some(({ type }) => type === 'free-room')) await store.finish(room, session, now);
    return next.effects.flatMap((effect) => show(effect, next.state));
  }

  function show(effect: Effect, state: SessionState): Post[] {
    const { session } = state.setup;
    switch (effect.type) {
      case 'show-intro':
        return [reply(introCard(state.setup, texts), `quiz:${session}:intro`)];
      case 'show-round':
        return state.status === 'open' ? [reply(roundCard(state, 0, texts), cardOf(session, effect.round))] : [];
      case 'show-reveal':
        return state.status === 'revealed' ? [update(revealCard(state, texts), cardOf(session, effect.round))] : [];
      case 'retire-round':
        return [update(retiredCard(state, effect.round, texts), cardOf(session, effect.round))];
      case 'show-end':
        return state.status === 'ended' ? [reply(endCard(state, texts), `quiz:${session}:end`)] : [];
      case 'open-round':
      case 'free-room':
        return [];
    }
  }

  /** Shows again where the session stands, in case its cards never arrived; not while they may be on their way. */
  async function showAgain(state: SessionState, now: number): Promise<Post[]> {
    const { session } = state.setup;
    const age = now - state.since;
    if (age < SETTLED || age > IDLE) return [];
    switch (state.status) {
      case 'lobby':
        return [];
      case 'open': {
        const votes = await store.countVotes(session, state.round);
        return [update(roundCard(state, votes, texts), cardOf(session, state.round))];
      }
      case 'revealed':
        return [update(revealCard(state, texts), cardOf(session, state.round))];
      case 'ended':
        return [update(endCard(state, texts), `quiz:${session}:end`)];
    }
  }

  /** Frees a room whose quiz is over or was left behind; otherwise says what runs there. */
  async function makeRoom(room: string, session: string, now: number): Promise<SessionState | null> {
    const running = await load(session);
    if (running === null || running.state.status === 'ended') {
      await store.finish(room, session, now);
      return null;
    }
    const { state } = running;
    // A lobby is left at once, unless the process died there.
    const patience = state.status === 'lobby' ? SETTLED : IDLE;
    if (now - state.since <= patience) return state;
    if (state.status === 'open') await store.closeRound(session, state.round, now);
    await commit(running, { type: 'ended', by: state.setup.host }, now);
    return null;
  }

  async function start(turn: Turn, deck: Deck): Promise<readonly Post[]> {
    const { at, speaker } = turn;
    const room = roomOf(turn.place);
    const active = await store.active(room);
    const busy = active === null ? null : await makeRoom(room, active, at);
    if (busy !== null) return [whisper(texts.whispers.running), ...(await showAgain(busy, at))];

    const session = newSession();
    const created: SessionEvent = { type: 'created', session, room, host: speaker.id, deck };
    const lobby = step(null, created, at);
    if (!lobby.ok || !(await store.append(session, 0, created, at))) {
      throw new Error(`The quiz "${deck.id}" has no questions, or the session id ${session} was used before.`);
    }
    if (!(await store.begin(room, session, at))) return [whisper(texts.whispers.running)];
    const posts = await commit({ state: lobby.state, seq: 1 }, { type: 'started', by: speaker.id }, at);
    return Array.isArray(posts) ? posts : [whisper(texts.whispers.busy)];
  }

  async function press(turn: Turn, action: QuizAction): Promise<readonly Post[]> {
    const running = /^[\w-]{1,100}$/.test(action.session) ? await load(action.session) : null;
    if (running === null) return [whisper(texts.whispers.unknown)];
    if (running.state.setup.room !== roomOf(turn.place)) return [whisper(texts.whispers.elsewhere)];
    return action.type === 'vote' ? vote(turn, action, running.state) : host(turn, action);
  }

  async function vote(
    turn: Turn,
    action: QuizAction & { type: 'vote' },
    state: SessionState,
  ): Promise<readonly Post[]> {
    const { session, round } = action;
    if (state.status === 'ended') return [whisper(texts.whispers.over)];
    if (state.status !== 'open' || state.round !== round) return [whisper(texts.whispers.closed)];
    const option = state.question.options.find(({ id }) => id === action.option);
    if (option === undefined) return [whisper(texts.whispers.stale)];

    const { id: user, name } = turn.speaker;
    const counted = await store.vote({ session, round, user, name, option: option.id, now: turn.at });
    if (!counted) return [whisper(texts.whispers.closed)];
    const said = whisper(fill(texts.whispers.voted, { option: option.label }));
    const votes = await store.countVotes(session, round);
    // Looked up after the vote, so that the count never paints over an answer revealed meanwhile.
    const after = (await load(session))?.state;
    return after?.status === 'open' && after.round === round
      ? [said, update(roundCard(after, votes, texts), cardOf(session, round))]
      : [said];
  }

  async function host(turn: Turn, action: QuizAction & { type: 'host' }): Promise<readonly Post[]> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const running = await load(action.session);
      if (running === null) return [whisper(texts.whispers.unknown)];
      const { state } = running;
      const event = await eventOf(turn, action, state);
      const outcome = typeof event === 'string' ? event : await commit(running, event, turn.at);
      if (outcome === null) continue;
      if (typeof outcome !== 'string') return outcome;
      if (outcome === 'not-host') return [whisper(texts.whispers.notHost)];
      if (state.status === 'ended') await store.finish(state.setup.room, action.session, turn.at);
      return [whisper(texts.whispers[outcome === 'ended' ? 'over' : 'stale']), ...(await showAgain(state, turn.at))];
    }
    return [whisper(texts.whispers.busy)];
  }

  /** The event that a host's button asks for, its round closed and counted where it ends one. */
  async function eventOf(
    turn: Turn,
    { command, round, session }: { command: HostCommand; round: number; session: string },
    state: SessionState,
  ): Promise<SessionEvent | Refusal> {
    const by = turn.speaker.id;
    if (by !== state.setup.host) return 'not-host';
    if (state.status === 'ended') return 'ended';
    if (state.status === 'lobby' || state.round !== round) return 'out-of-turn';
    if (command === 'next') return { type: 'advanced', by, round };
    if (command === 'reveal' && state.status !== 'open') return 'out-of-turn';
    // Who closes does not matter: the votes are the same for all from here on, and one append wins.
    await store.closeRound(session, round, turn.at);
    return command === 'end'
      ? { type: 'ended', by }
      : { type: 'revealed', by, round, ballots: await store.votes(session, round) };
  }

  return { start, press };
}

/** Votes count from the room that the quiz is played in, in whatever thread of it. */
function roomOf({ channel, tenant, room }: Place): string {
  return JSON.stringify([channel, tenant, room]);
}

function cardOf(session: string, round: number): CardKey {
  return `quiz:${session}:${round}`;
}

function reply(answer: Answer, card: CardKey): Post {
  return { kind: 'reply', answer, audience: 'everyone', card };
}

function update(answer: Answer, card: CardKey): Post {
  return { kind: 'update', answer, card };
}
