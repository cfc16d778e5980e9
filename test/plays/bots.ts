import { onTestFinished } from 'vitest';
import { type Bot, createBot } from '../../src/bot.js';
import type { Place, Post } from '../../src/conversation/types.js';
import { readData } from '../../src/data.js';
import { openStore } from '../../src/store/open.js';
import type { Store } from '../../src/store/types.js';
import { folderForTest } from '../store/folder.js';

const data = readData();

export interface Replicas {
  readonly one: Bot;
  readonly two: Bot;
  readonly store: Store;
  /** The time that the channel is told. */
  readonly now: () => number;
  /** Lets time pass, and lets both processes do what is due then. */
  pass(seconds: number, show: (place: Place, posts: readonly Post[]) => Promise<void>): Promise<number>;
}

/** The whole bot as two processes on one database, and a clock that the test moves. */
export async function replicas(): Promise<Replicas> {
  const path = folderForTest();
  const stores = [await openStore(null, path), await openStore(null, path)] as const;
  onTestFinished(async () => {
    for (const store of stores) await store.close();
  });
  const onFault = (error: unknown) => {
    throw error;
  };
  const [one, two] = stores.map((store) => createBot({ data, store, hasClock: true, onFault })) as [Bot, Bot];
  let at = Date.now();
  return {
    one,
    two,
    store: stores[0],
    now: () => at,
    pass: async (seconds, show) => {
      at += seconds * 1000;
      const shown = (await Promise.all([one.tick(at), two.tick(at)])).flat();
      for (const { place, posts } of shown) await show(place, posts);
      return shown.length;
    },
  };
}
