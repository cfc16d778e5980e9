import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  AssignmentStore,
  ContextStore,
  DeckStore,
  PracticeStore,
  QuizStore,
  ScheduleStore,
  ScoreStore,
  Store,
} from './types.js';

interface PassingStore
  extends Pick<Store, 'contexts' | 'quizzes' | 'practice' | 'scores' | 'schedules' | 'decks' | 'assignments'> {
  /** Nobody would ever look through it. */
  readonly feedback: null;
}

/**
 * Remembers only while the process runs, for a bot that answers and ends. Contexts are kept in memory; a database
 * (in a folder for the time being) is opened only when somebody starts a quiz, so that an answer does not wait for it.
 */
export function createPassingStore(): PassingStore {
  const opened = once(openAside);
  return {
    contexts: contextsInMemory(),
    feedback: null,
    quizzes: lateQuizzes(opened),
    practice: latePractice(opened),
    scores: lateScores(opened),
    schedules: lateSchedules(opened),
    decks: lateDecks(opened),
    assignments: assignmentsInMemory(),
  };
}

function contextsInMemory(): ContextStore {
  const kept = new Map<string, { value: unknown; expiresAt: number }>();
  return {
    load: async (key, now) => {
      const entry = kept.get(key);
      return entry !== undefined && entry.expiresAt > now ? structuredClone(entry.value) : null;
    },
    save: async (key, value, expiresAt) => void kept.set(key, { value: structuredClone(value), expiresAt }),
  };
}

function assignmentsInMemory(): AssignmentStore {
  const kept = new Map<string, unknown[]>();
  const of = (owner: string) => kept.get(owner) ?? [];
  return {
    last: async (owner) => of(owner).length,
    changes: async (owner) => structuredClone(of(owner)),
    append: async (owner, seq, change) => {
      if (seq !== of(owner).length + 1) return false;
      kept.set(owner, [...of(owner), structuredClone(change)]);
      return true;
    },
  };
}

async function openAside(): Promise<Store> {
  const { connect } = await import('./sqlite/connect.js');
  const dir = await mkdtemp(join(tmpdir(), 'responsibot-'));
  const store = await connect(dir);
  process.once('beforeExit', async () => {
    await store.close();
    await rm(dir, { recursive: true, force: true });
  });
  return store;
}

function once(open: () => Promise<Store>): () => Promise<Store> {
  let opening: Promise<Store> | null = null;
  return () => {
    opening ??= open();
    return opening;
  };
}

function lateQuizzes(opened: () => Promise<Store>): QuizStore {
  const late = async () => (await opened()).quizzes;
  return {
    append: async (...rest) => (await late()).append(...rest),
    events: async (...rest) => (await late()).events(...rest),
    vote: async (...rest) => (await late()).vote(...rest),
    closeRound: async (...rest) => (await late()).closeRound(...rest),
    openRound: async (...rest) => (await late()).openRound(...rest),
    votes: async (...rest) => (await late()).votes(...rest),
    countVotes: async (...rest) => (await late()).countVotes(...rest),
    voteOf: async (...rest) => (await late()).voteOf(...rest),
    setDeadline: async (...rest) => (await late()).setDeadline(...rest),
    due: async (...rest) => (await late()).due(...rest),
    nextDeadline: async () => (await late()).nextDeadline(),
    active: async (...rest) => (await late()).active(...rest),
    joined: async (...rest) => (await late()).joined(...rest),
    begin: async (...rest) => (await late()).begin(...rest),
    finish: async (...rest) => (await late()).finish(...rest),
  };
}

function latePractice(opened: () => Promise<Store>): PracticeStore {
  const late = async () => (await opened()).practice;
  return {
    memory: async (...rest) => (await late()).memory(...rest),
    remember: async (...rest) => (await late()).remember(...rest),
    due: async (...rest) => (await late()).due(...rest),
    all: async (...rest) => (await late()).all(...rest),
    ask: async (...rest) => (await late()).ask(...rest),
    take: async (...rest) => (await late()).take(...rest),
    forget: async (...rest) => (await late()).forget(...rest),
  };
}

function lateScores(opened: () => Promise<Store>): ScoreStore {
  const late = async () => (await opened()).scores;
  return {
    keep: async (...rest) => (await late()).keep(...rest),
    board: async (...rest) => (await late()).board(...rest),
    streaks: async (...rest) => (await late()).streaks(...rest),
    list: async (...rest) => (await late()).list(...rest),
  };
}

function lateDecks(opened: () => Promise<Store>): DeckStore {
  const late = async () => (await opened()).decks;
  return {
    keep: async (...rest) => (await late()).keep(...rest),
    find: async (...rest) => (await late()).find(...rest),
    names: async (...rest) => (await late()).names(...rest),
    remove: async (...rest) => (await late()).remove(...rest),
  };
}

function lateSchedules(opened: () => Promise<Store>): ScheduleStore {
  const late = async () => (await opened()).schedules;
  return {
    set: async (...rest) => (await late()).set(...rest),
    remove: async (...rest) => (await late()).remove(...rest),
    due: async (...rest) => (await late()).due(...rest),
    nextDate: async () => (await late()).nextDate(),
    advance: async (...rest) => (await late()).advance(...rest),
  };
}
