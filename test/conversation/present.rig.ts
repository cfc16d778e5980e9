import { createPresenting, type Presenting, type PresentParts } from '../../src/conversation/present/present.js';
import { createQuizzes, type Quizzes } from '../../src/conversation/quiz.js';
import type { Place, Post, Turn } from '../../src/conversation/types.js';
import { openStore } from '../../src/store/open.js';
import type { Store } from '../../src/store/types.js';
import { texts } from '../quiz/fixture.js';

export const NOON = Date.UTC(2026, 10, 24, 12);

export const turnOf = (user: string, room = 'C1', at = NOON): Turn => ({
  place: { channel: 'slack', tenant: 'T1', room, thread: null, kind: 'channel' },
  speaker: { id: user, name: `Name of ${user}` },
  addressed: true,
  input: { type: 'text', text: 'projector' },
  at,
});

export interface Rig {
  readonly store: Store;
  readonly quizzes: Quizzes;
  readonly presenting: Presenting;
  /** What the chat was shown because of the pages. */
  readonly shown: { readonly place: Place; readonly posts: readonly Post[] }[];
}

/** Quizzes on a file, with their pages under https://bot.example. */
export async function presentingOn(folder: string, more: Partial<PresentParts> = {}): Promise<Rig> {
  const store = await openStore(null, folder);
  let sessions = 0;
  const newSession = () => `s${++sessions}`;
  const quizzes = createQuizzes({ store: store.quizzes, texts, scores: store.scores, newSession });
  const shown: Rig['shown'] = [];
  const presenting = createPresenting({
    store: store.quizzes,
    cards: store.cards,
    quizzes,
    texts,
    address: () => 'https://bot.example',
    show: async (place, posts) => void shown.push({ place, posts }),
    onFault: (error) => {
      throw error;
    },
    ...more,
  });
  return { store, quizzes, presenting, shown };
}

/** The codes in what a host was given. */
export function codesIn(posts: readonly Post[]): { readonly wall: string; readonly phone: string } {
  const urls = posts.flatMap(({ answer }) =>
    answer.elements.flatMap((element) => (element.type === 'link' ? [element.url] : [])),
  );
  const codeBehind = (path: string) => urls.find((url) => url.includes(path))?.split(path)[1] ?? '';
  return { wall: codeBehind('/present/'), phone: codeBehind('/join/') };
}
