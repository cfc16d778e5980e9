import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContextStore, QuizStore, Store } from './types.js';

type PassingStore = Pick<Store, 'contexts' | 'feedback' | 'quizzes'>;

/**
 * Remembers only while the process runs, for a bot that answers and ends. Contexts are kept in memory; a database
 * (in a folder for the time being) is opened only when somebody starts a quiz, so that an answer does not wait for it.
 */
export function createPassingStore(): PassingStore {
  return { contexts: contextsInMemory(), feedback: { add: async () => undefined }, quizzes: openedLate(openAside) };
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

async function openAside(): Promise<QuizStore> {
  const { connect } = await import('./sqlite/connect.js');
  const dir = await mkdtemp(join(tmpdir(), 'responsibot-'));
  const store = await connect(dir);
  process.once('beforeExit', async () => {
    await store.close();
    await rm(dir, { recursive: true, force: true });
  });
  return store.quizzes;
}

function openedLate(open: () => Promise<QuizStore>): QuizStore {
  let opening: Promise<QuizStore> | null = null;
  const opened = (): Promise<QuizStore> => {
    opening ??= open();
    return opening;
  };
  return {
    append: async (...rest) => (await opened()).append(...rest),
    events: async (...rest) => (await opened()).events(...rest),
    vote: async (...rest) => (await opened()).vote(...rest),
    closeRound: async (...rest) => (await opened()).closeRound(...rest),
    openRound: async (...rest) => (await opened()).openRound(...rest),
    votes: async (...rest) => (await opened()).votes(...rest),
    countVotes: async (...rest) => (await opened()).countVotes(...rest),
    voteOf: async (...rest) => (await opened()).voteOf(...rest),
    setDeadline: async (...rest) => (await opened()).setDeadline(...rest),
    due: async (...rest) => (await opened()).due(...rest),
    active: async (...rest) => (await opened()).active(...rest),
    begin: async (...rest) => (await opened()).begin(...rest),
    finish: async (...rest) => (await opened()).finish(...rest),
  };
}
