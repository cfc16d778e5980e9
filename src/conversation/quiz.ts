import { fill } from '../answer/fill.js';
import type { Action } from '../answer/types.js';
import { controlsCard } from '../quiz/cards/host.js';
import { whisperCard } from '../quiz/cards/parts.js';
import type { Deck } from '../quiz/deck/types.js';
import type { SessionEvent } from '../quiz/events.js';
import { PLAIN, type Play } from '../quiz/play.js';
import { scores } from '../quiz/scoring.js';
import { boxOf, due, type Effect, type Refusal, type SessionState, step } from '../quiz/session.js';
import { rematch } from '../quiz/summary.js';
import type { QuizTexts } from '../quiz/texts.js';
import type { QuizStore, ScoreStore } from '../store/types.js';
import { isGuest } from './present/guest.js';
import { type Afterwards, close, eventOf, isAfterwards } from './quiz/commands.js';
import { createSessionLog, type Logged } from './quiz/log.js';
import { createOwnViews } from './quiz/own-view.js';
import { parsePlace, roomOf, writePlace } from './quiz/place.js';
import { asideOf, current, show } from './quiz/show.js';
import { voterOf } from './quiz/voter.js';
import type { Place, Post, Turn } from './types.js';

export interface QuizParts {
  readonly store: QuizStore;
  readonly texts: QuizTexts;
  /** Keeps how people did in a quiz that is over. */
  readonly scores: Pick<ScoreStore, 'keep'>;
  /** Gives a host the addresses of the pages for walls and phones; left out where there are none. */
  readonly links?: (turn: Turn) => Promise<readonly Post[]>;
  /** A new session id (letters, digits, "-" and "_"), never given before. */
  readonly newSession: () => string;
}

/** What a button of a quiz card does. */
export type QuizAction = Extract<Action, { type: 'vote' | 'host' | 'mine' | 'view' }>;

type HostAction = Extract<QuizAction, { type: 'host' }>;

/** What the clock has to show in a place. */
export interface Due {
  readonly place: Place;
  readonly posts: readonly Post[];
}

export interface Quizzes {
  /** Starts a quiz where the turn was said, hosted by whoever said it. */
  start(turn: Turn, deck: Deck, play?: Play): Promise<readonly Post[]>;
  /** Handles a press on a quiz card, whoever presses it and however old the card is. */
  press(turn: Turn, action: QuizAction): Promise<readonly Post[]>;
  /**
   * Does what the clock has to do: ends votes whose time is over. To be called about once a second, by any number of
   * processes: each vote is ended by one of them.
   */
  tick(now: number): Promise<readonly Due[]>;
}

/** How long after a step its cards must have arrived; from then on a second press shows them again. */
const SETTLED = 5_000;
/** How long a quiz may rest before somebody else may start one in its room. */
const IDLE = 12 * 60 * 60 * 1000;
/** The clocks of two processes may differ; a vote is refused at its deadline and ended a little later. */
const GRACE = 1_000;
const ATTEMPTS = 5;
const AT_ONCE = 20;

/**
 * Plays quizzes in rooms: joins the pure state machine (src/quiz/session.ts) to the store. Nothing is kept in memory,
 * so a process may die anywhere: the next press, or the clock, takes up from what is stored.
 */
export function createQuizzes({ store, texts, scores: board, links, newSession }: QuizParts): Quizzes {
  const log = createSessionLog(store);
  const own = createOwnViews(store, texts);
  const whisper = (text: string): Post => ({ kind: 'whisper', answer: whisperCard(text) });

  async function posts(effects: readonly Effect[], state: SessionState): Promise<Post[]> {
    const votes = effects.some(({ type }) => type === 'show-again') ? await votesIn(state) : 0;
    return effects.flatMap((effect) => show(effect, state, votes, texts));
  }

  async function votesIn(state: SessionState): Promise<number> {
    return state.status === 'open' ? await store.countVotes(state.setup.session, boxOf(state.round, state.first)) : 0;
  }

  /** Makes one step; null when somebody else was faster. */
  async function commit(logged: Logged, event: SessionEvent, now: number): Promise<readonly Post[] | Refusal | null> {
    const outcome = await log.commit(logged, event, now);
    if (outcome.kind === 'lost') return null;
    if (outcome.kind === 'refused') return outcome.refusal;
    if (outcome.state.status === 'ended') await keepScores(outcome.state, now);
    return [...(await posts(outcome.effects, outcome.state)), ...asideOf(outcome.state, texts)];
  }

  async function keepScores({ setup, results }: SessionState, now: number): Promise<void> {
    if (setup.play.anonymous) return;
    const people = scores(results).filter(({ user }) => !isGuest(user));
    const kept = people.map(({ user, name, right }) => ({ user, name, right, questions: results.length }));
    await board.keep(setup.session, setup.room, kept, now);
  }

  /** Shows again where the session stands, in case its cards never arrived; not while they may be on their way. */
  async function showAgain(state: SessionState, now: number): Promise<Post[]> {
    const age = now - state.since;
    return age < SETTLED || age > IDLE ? [] : current(state, await votesIn(state), texts);
  }

  /** Frees a room whose quiz is over or was left behind; otherwise says what runs there. */
  async function makeRoom(room: string, session: string, now: number): Promise<SessionState | null> {
    const running = await log.load(session);
    if (running === null || running.state.status === 'ended') {
      await store.finish(room, session, now);
      return null;
    }
    const { state } = running;
    // A lobby is left at once, unless the process died there.
    const patience = state.status === 'lobby' ? SETTLED : IDLE;
    if (now - state.since <= patience) return state;
    if (state.status !== 'lobby') await close(state, store, now);
    await commit(running, { type: 'ended', by: state.setup.host }, now);
    return null;
  }

  async function start(turn: Turn, deck: Deck, play: Play = PLAIN): Promise<readonly Post[]> {
    const { at, speaker } = turn;
    const room = roomOf(turn.place);
    const active = await store.active(room);
    const busy = active === null ? null : await makeRoom(room, active, at);
    if (busy !== null) return [whisper(texts.whispers.running), ...(await showAgain(busy, at))];

    const session = newSession();
    const place = writePlace(turn.place);
    const created: SessionEvent = { type: 'created', session, room, host: speaker.id, deck, play, place };
    const lobby = step(null, created, at);
    if (!lobby.ok || !(await store.append(session, 0, created, at))) {
      throw new Error(`The quiz "${deck.id}" has no questions, or the session id ${session} was used before.`);
    }
    if (!(await store.begin(room, session, at))) return [whisper(texts.whispers.running)];
    const begun = await commit({ state: lobby.state, seq: 1 }, { type: 'started', by: speaker.id }, at);
    return Array.isArray(begun) ? begun : [whisper(texts.whispers.busy)];
  }

  async function press(turn: Turn, action: QuizAction): Promise<readonly Post[]> {
    const running = /^[\w-]{1,100}$/.test(action.session) ? await log.load(action.session) : null;
    if (running === null) return [whisper(texts.whispers.unknown)];
    if (running.state.setup.room !== roomOf(turn.place)) return [whisper(texts.whispers.elsewhere)];
    const late = await endDue(running, turn.at);
    const { state } = late.length === 0 ? running : ((await log.load(action.session)) ?? running);
    return [...late, ...(await act(turn, action, state))];
  }

  function act(turn: Turn, action: QuizAction, state: SessionState): Promise<readonly Post[]> {
    switch (action.type) {
      case 'vote':
        return vote(turn, action, state);
      case 'mine':
        return own.said(turn.speaker, action.round, state);
      case 'view':
        return own.view(turn.speaker, action.round, state);
      case 'host':
        return host(turn, action);
    }
  }

  async function vote(
    turn: Turn,
    action: QuizAction & { type: 'vote' },
    state: SessionState,
  ): Promise<readonly Post[]> {
    const { session, round } = action;
    const { whispers } = texts;
    if (state.status === 'ended') return [whisper(whispers.over)];
    if (state.status === 'discussing' && state.round === round) return [whisper(whispers.discussing)];
    if (state.status !== 'open' || state.round !== round || due(state, turn.at)) return [whisper(whispers.closed)];
    if (state.clock.type === 'stopped') return [whisper(whispers.paused)];
    const option = state.question.options.find(({ id }) => id === action.option);
    if (option === undefined) return [whisper(whispers.stale)];

    const box = boxOf(round, state.first);
    const ballot = { session, round: box, ...voterOf(state.setup, turn.speaker), option: option.id, now: turn.at };
    if (!(await store.vote(ballot))) return [whisper(whispers.closed)];
    const said = whisper(fill(whispers.voted, { option: option.label }));
    const votes = await store.countVotes(session, box);
    // Looked up after the vote, so that the count never paints over an answer revealed meanwhile.
    const after = (await log.load(session))?.state;
    return after?.status === 'open' && boxOf(after.round, after.first) === box
      ? [said, ...current(after, votes, texts), ...own.voted(turn.speaker, option.id, votes, after)]
      : [said];
  }

  async function host(turn: Turn, action: HostAction): Promise<readonly Post[]> {
    const { command, round, session } = action;
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const running = await log.load(session);
      if (running === null) return [whisper(texts.whispers.unknown)];
      const { state } = running;
      if (command === 'present') return links === undefined ? [whisper(texts.stage.noAddress)] : await links(turn);
      if (command === 'controls') return controls(turn, round, state);
      if (isAfterwards(command)) return await afterwards(turn, command, state);
      const event = await eventOf(turn.speaker.id, command, round, state, store, turn.at);
      const outcome = typeof event === 'string' ? event : await commit(running, event, turn.at);
      if (outcome === null) continue;
      if (typeof outcome !== 'string') return [...outcome, ...(await afterStep(turn, action))];
      if (outcome === 'not-host') return [whisper(texts.whispers.notHost)];
      if (state.status === 'ended') await store.finish(state.setup.room, session, turn.at);
      return [whisper(texts.whispers[outcome === 'ended' ? 'over' : 'stale']), ...(await showAgain(state, turn.at))];
    }
    return [whisper(texts.whispers.busy)];
  }

  /** The host's buttons, whatever card they were asked for on. */
  async function controls({ speaker }: Turn, round: number, state: SessionState): Promise<readonly Post[]> {
    if (speaker.id !== state.setup.host) return [whisper(texts.whispers.notHost)];
    const aside = asideOf(state, texts);
    if (aside.length > 0) return [...aside, ...(await own.view(speaker, round, state))];
    return state.status === 'lobby'
      ? [whisper(texts.whispers.stale)]
      : [{ kind: 'whisper', answer: controlsCard(state, texts) }];
  }

  /** What the host can do once a quiz is over. */
  async function afterwards(turn: Turn, command: Afterwards, state: SessionState): Promise<readonly Post[]> {
    const { setup, results } = state;
    if (turn.speaker.id !== setup.host) return [whisper(texts.whispers.notHost)];
    if (state.status !== 'ended') return [whisper(texts.whispers.stale)];
    if (command === 'rematch') {
      const deck = rematch(setup.deck, results);
      return deck === null ? [whisper(texts.whispers.nothingMissed)] : await start(turn, deck, setup.play);
    }
    const { deckFile, resultsFile } = await import('./quiz/files.js');
    if (command === 'results') return [resultsFile(state, texts)];
    return [deckFile(setup.deck, command === 'as-gift' ? 'gift' : 'csv', texts)];
  }

  /** What whoever pressed gets to see alone. */
  async function afterStep({ speaker }: Turn, { command, round, session }: HostAction): Promise<readonly Post[]> {
    if (command === 'hand-over') return [whisper(texts.whispers.offered)];
    if (command === 'take-over') return [whisper(texts.whispers.taken)];
    const state = (await log.load(session))?.state;
    return state === undefined ? [] : await own.view(speaker, round, state);
  }

  /** Ends the vote of a session if its time is over; no posts where it is not, or another process was faster. */
  async function endDue(running: Logged, now: number): Promise<readonly Post[]> {
    const { state } = running;
    const what = due(state, now - GRACE);
    if (state.status !== 'open' || what === null) return [];
    const ballots = await close(state, store, now);
    const type = what.type === 'discuss' ? 'discussed' : 'revealed';
    const outcome = await commit(running, { type, by: null, round: state.round, ballots }, now);
    return Array.isArray(outcome) ? outcome : [];
  }

  async function tick(now: number): Promise<readonly Due[]> {
    const shown: Due[] = [];
    for (const session of await store.due(now - GRACE, AT_ONCE)) {
      const running = await log.load(session);
      const ended = running === null ? [] : await endDue(running, now);
      // What is left of a process that died between a step and its deadline.
      if (running?.state.status !== 'open') await store.setDeadline(session, null);
      const place = parsePlace(running?.state.setup.place ?? '');
      if (ended.length > 0 && place !== null) shown.push({ place, posts: ended });
    }
    return shown;
  }

  return { start, press, tick };
}
