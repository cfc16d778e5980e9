import type { HostCommand } from '../../answer/actions.js';
import type { Answer } from '../../answer/types.js';
import { quizAnswer, whisperCard } from '../../quiz/cards/parts.js';
import { ownScore, type Seat, type Stage, stageOf } from '../../quiz/cards/stage.js';
import { boxOf, deadlineOf, type SessionState } from '../../quiz/session.js';
import type { QuizTexts } from '../../quiz/texts.js';
import type { CardStore, QuizStore } from '../../store/types.js';
import { createSessionLog } from '../quiz/log.js';
import { parsePlace, roomOf } from '../quiz/place.js';
import { voterOf } from '../quiz/voter.js';
import type { QuizAction, Quizzes } from '../quiz.js';
import type { Place, Post, Speaker, Turn } from '../types.js';
import { createCodes, type Door } from './codes.js';
import { guestOf } from './guest.js';

export interface PresentParts {
  readonly store: QuizStore;
  readonly cards: CardStore;
  readonly quizzes: Pick<Quizzes, 'press'>;
  readonly texts: QuizTexts;
  /** Under what address people of a place reach the pages (no slash at its end); null where none is known. */
  readonly address: (place: Place) => string | null;
  /** Shows in the chat what a page has brought about. */
  readonly show: (place: Place, posts: readonly Post[]) => Promise<void>;
  /** Told of what could not be shown; the quiz goes on. */
  readonly onFault: (error: unknown) => void;
}

/** What a page is to show now, and until when the vote is open (null: as long as the host likes). */
export interface Look {
  readonly stage: Stage;
  readonly until: number | null;
}

/** What a guest alone sees: the name among the scores, the vote, and at the end how many were right. */
export interface Own {
  readonly name: string | null;
  readonly option: string | null;
  readonly score: { readonly right: number; readonly of: number } | null;
}

export type Wall = Extract<Door, { kind: 'wall' }>;
export type Phone = Extract<Door, { kind: 'phone' }>;

export interface Presenting {
  /** Gives the host of the quiz that runs where the turn was said the addresses of its pages. */
  links(turn: Turn): Promise<readonly Post[]>;
  /** What a code for the wall, or for a phone, opens; null where it opens nothing. */
  wall(code: string): Promise<Wall | null>;
  phone(code: string): Promise<Phone | null>;
  /** The code for phones that belongs to a wall. */
  phoneCode(wall: Wall, now: number): Promise<string>;
  /** Null where the quiz is not there any more. */
  look(session: string, seat: Seat): Promise<Look | null>;
  /** Does what a key of the host's says; gives what the host is to be told, or an empty text. */
  drive(wall: Wall, command: HostCommand, round: number, now: number): Promise<string>;
  /** Votes for the person of a browser; gives what that person is to be told. */
  vote(phone: Phone, browser: string, round: number, option: string, now: number): Promise<string>;
  own(phone: Phone, browser: string): Promise<Own>;
}

/** Shows quizzes on pages beside the chat, for walls and phones, and takes what is pressed there. */
export function createPresenting(parts: PresentParts): Presenting {
  const { store, quizzes, texts, address, show, onFault } = parts;
  const codes = createCodes(parts.cards);
  const log = createSessionLog(store);
  const stateOf = async (session: string): Promise<SessionState | null> => (await log.load(session))?.state ?? null;
  const whisper = (answer: Answer): Post => ({ kind: 'whisper', answer });

  async function links(turn: Turn): Promise<readonly Post[]> {
    const session = await store.active(roomOf(turn.place));
    const state = session === null ? null : await stateOf(session);
    if (state === null || state.status === 'ended') return [whisper(whisperCard(texts.stage.nothing))];
    if (state.setup.host !== turn.speaker.id) return [whisper(whisperCard(texts.whispers.notHost))];
    const base = address(turn.place);
    if (base === null) return [whisper(whisperCard(texts.stage.noAddress))];
    const { wall, phone } = await codes.of(state.setup.session, turn.speaker.id, turn.at);
    return [
      whisper(
        quizAnswer([
          { type: 'text', text: texts.stage.links },
          { type: 'link', label: texts.stage.wall, url: `${base}/present/${wall}` },
          { type: 'link', label: texts.stage.phone, url: `${base}/join/${phone}` },
        ]),
      ),
    ];
  }

  /** Presses for somebody who is not in the chat, and shows the chat what comes of it. */
  async function press(state: SessionState | null, speaker: Speaker, action: QuizAction, at: number): Promise<string> {
    const place = parsePlace(state?.setup.place ?? '');
    if (place === null) return texts.whispers.unknown;
    const posts = await quizzes.press(
      { place, speaker, addressed: true, input: { type: 'press', action }, at },
      action,
    );
    const forChat = posts.filter(({ kind }) => kind !== 'whisper' && kind !== 'view');
    // Whoever pressed does not wait for the chat, which takes its time and may be down.
    if (forChat.length > 0) show(place, forChat).catch(onFault);
    return posts.flatMap(({ kind, answer }) => (kind === 'whisper' ? textOf(answer) : [])).join(' ');
  }

  return {
    links,
    wall: (code) => codes.open('wall', code),
    phone: (code) => codes.open('phone', code),
    phoneCode: async ({ session, host }, now) => (await codes.of(session, host, now)).phone,

    async look(session, seat) {
      const state = await stateOf(session);
      if (state === null) return null;
      const votes = state.status === 'open' ? await store.countVotes(session, boxOf(state.round, state.first)) : 0;
      return { stage: stageOf(state, votes, seat, texts), until: deadlineOf(state) };
    },

    async drive({ session, host }, command, round, now) {
      return await press(
        await stateOf(session),
        { id: host, name: null },
        { type: 'host', session, round, command },
        now,
      );
    },

    async vote({ session }, browser, round, option, now) {
      const guest = guestOf(session, browser, texts);
      return await press(await stateOf(session), guest, { type: 'vote', session, round, option }, now);
    },

    async own({ session }, browser) {
      const state = await stateOf(session);
      if (state === null) return { name: null, option: null, score: null };
      const guest = guestOf(session, browser, texts);
      const { user, name } = voterOf(state.setup, guest);
      if (state.status === 'ended') return { name, option: null, score: ownScore(state, user) };
      if (state.status === 'lobby') return { name, option: null, score: null };
      const first = await store.voteOf(session, boxOf(state.round, null), user);
      const hasSecond = 'first' in state ? state.status === 'open' && state.first !== null : state.setup.play.discuss;
      const second = hasSecond ? await store.voteOf(session, boxOf(state.round, []), user) : null;
      const isSecondOpen = state.status === 'open' && state.first !== null;
      return { name, option: isSecondOpen ? second : (second ?? first), score: null };
    },
  };
}

function textOf({ elements }: Answer): string[] {
  return elements.flatMap((element) => (element.type === 'text' ? [element.text] : []));
}
