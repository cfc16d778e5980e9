import { randomBytes } from 'node:crypto';
import type { Desk } from './conversation/desk.js';
import type { Presenting, PresentParts } from './conversation/present/present.js';
import { createClock } from './conversation/quiz/clock.js';
import { createQuizTalk } from './conversation/quiz/talk.js';
import { createQuizzes, type Quizzes } from './conversation/quiz.js';
import { createRespond } from './conversation/respond.js';
import type { Respond } from './conversation/types.js';
import type { Data } from './data.js';
import { explain } from './question/explain.js';
import type { Question, QuizWish } from './question/types.js';
import { createUnderstanding, type Understand } from './question/understand.js';
import type { FeedbackStore, Store } from './store/types.js';

export interface BotParts {
  readonly data: Data;
  readonly store: Pick<
    Store,
    'contexts' | 'quizzes' | 'practice' | 'scores' | 'schedules' | 'decks' | 'assignments'
  > & {
    /** Null where nothing is to be kept for review. */
    readonly feedback: Pick<FeedbackStore, 'add'> | null;
  };
  /** Does somebody call `tick` and post what it gives? Without that no question can be promised for tomorrow. */
  readonly hasClock?: boolean;
  /** Where the pages of a quiz are, and how to show in a chat what happens on them; without them there are none. */
  readonly pages?: Pages;
  /** Ids of people who may say who of the organisation has what; none: whoever says it first. */
  readonly admins?: readonly string[];
  /** Told of a store that fails; the answer goes out all the same. */
  readonly onFault: (error: unknown) => void;
}

/** The scenario that "start a quiz" plays: the activity of the training module. */
const ACTIVITY = 'training-module';

type Pages = Pick<PresentParts, 'address' | 'show' | 'cards'>;

const NO_PAGES: Pages = {
  address: () => null,
  show: async () => undefined,
  cards: { put: async () => undefined, get: async () => null },
};

export interface Bot {
  readonly respond: Respond;
  /** Ends timed votes whose time is over and asks scheduled questions; to be called about once a second. */
  readonly tick: Quizzes['tick'];
  /** The pages of a quiz for walls and phones; loaded when they are first asked for. */
  readonly presenting: () => Promise<Presenting>;
  /** What a person's own page in a chat product shows; loaded when somebody opens one. */
  readonly desk: () => Promise<Desk>;
  /** How a text is read without context, in several lines. */
  readonly explain: (text: string) => string;
  /** Reads the language and builds its indexes now, and not with the first question. */
  readonly warmUp: () => void;
}

function wishOf(questions: readonly Question[]): QuizWish | null {
  const asked = questions.find((question) => question.kind === 'quiz');
  return asked !== undefined && 'wish' in asked ? asked.wish : null;
}

/** Joins facts, language and memory to the one function that all channels call. */
export function createBot({ data, store, hasClock = false, pages = NO_PAGES, admins = [], onFault }: BotParts): Bot {
  const { knowledge, replies } = data;
  if (knowledge.scenarios[ACTIVITY] === undefined)
    throw new Error(`knowledge/scenarios/${ACTIVITY}.yaml is needed for the quiz and is not there.`);
  let understanding: Understand | null = null;
  const understand: Understand = (text, before) => {
    understanding ??= createUnderstanding(data.readLanguage(), knowledge).understand;
    return understanding(text, before);
  };
  const clock = createClock(store);
  const quizzes = createQuizzes({
    store: clock.quizzes,
    texts: replies.quiz,
    scores: store.scores,
    links: async (turn) => (await presenting()).links(turn),
    newSession: () => randomBytes(12).toString('base64url'),
  });
  const newSeed = () => randomBytes(3).toString('hex');
  const practice = async () => {
    const { createPractice } = await import('./conversation/quiz/practice.js');
    return createPractice({ store: store.practice, knowledge, texts: replies.quiz, newSeed });
  };
  const decks = async () => {
    const { createDecks } = await import('./conversation/quiz/decks.js');
    const { readDeckFiles } = await import('./decks.js');
    const wishIn = (text: string) => wishOf(understand(text, null).questions);
    const parts = { store: store.decks, files: readDeckFiles, quizzes, knowledge, texts: replies.quiz, newSeed };
    return createDecks({ ...parts, activity: ACTIVITY, wishIn });
  };
  const assigning = once(async () => {
    const { createAssigning } = await import('./conversation/assign/assigning.js');
    return createAssigning({
      store: store.assignments,
      contexts: store.contexts,
      knowledge,
      texts: replies.assign,
      owners: replies.answers.owners,
      admins,
      newId: () => randomBytes(9).toString('base64url'),
      understand,
    });
  });
  const daily = async () => {
    const { createDaily } = await import('./conversation/quiz/daily.js');
    const parts = {
      schedules: clock.schedules,
      store: clock.quizzes,
      scores: store.scores,
      practice: store.practice,
      quizzes,
      knowledge,
      texts: replies.quiz,
      newSeed,
    };
    return createDaily(parts);
  };
  const presenting = once(async () => {
    const { createPresenting } = await import('./conversation/present/present.js');
    return createPresenting({
      ...pages,
      store: clock.quizzes,
      quizzes,
      texts: replies.quiz,
      onFault,
    });
  });
  const respond = createRespond({
    knowledge,
    understand,
    texts: replies.answers,
    contexts: store.contexts,
    feedback: store.feedback,
    quizzes,
    quizTalk: createQuizTalk({
      knowledge,
      texts: replies.quiz,
      quizzes,
      practice,
      daily: hasClock ? daily : null,
      presenting,
      decks,
      scores: store.scores,
      activity: ACTIVITY,
      newSeed,
    }),
    decks,
    assignments: store.assignments,
    assigning,
    practice,
    onFault,
  });
  const desk = once(async () => {
    const { createDesk } = await import('./conversation/desk.js');
    return createDesk({ understand, store: store.quizzes, practice });
  });
  return {
    respond,
    desk,
    tick: (now) => clock.tick(now, quizzes, daily),
    presenting,
    explain: (text) => explain(text, understand),
    warmUp: () => void understand('', null),
  };
}

/** Does the work for the first caller, and gives all others the same. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | null = null;
  return () => {
    done ??= work();
    return done;
  };
}
