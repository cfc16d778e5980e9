import type { Store } from './store/types.js';

export interface UpkeepParts {
  readonly store: Pick<Store, 'sweep'> & { readonly feedback: Pick<Store['feedback'], 'forget'> };
  /** For how many days questions are kept for review. */
  readonly reviewDays: number;
  readonly now: () => number;
  readonly onFault: (error: unknown) => void;
}

/** After the start, when whoever waits for the bot has got it. */
const FIRST = 5_000;
const DAY = 24 * 60 * 60 * 1000;

/**
 * Until when what is kept for review has run out: all that was kept at this time or before is to be forgotten.
 *
 * @param days for how long it is kept; 0 forgets all
 */
export function expired(now: number, days: number): number {
  return now - days * DAY;
}

/** Forgets what has run out: soon after the start, then every day. Keeps no process alive. */
export function startUpkeep({ store, reviewDays, now, onFault }: UpkeepParts): void {
  const run = async (): Promise<void> => {
    try {
      await store.sweep(now());
      await store.feedback.forget(expired(now(), reviewDays));
    } catch (error) {
      onFault(error);
    }
  };
  setTimeout(run, FIRST).unref();
  setInterval(run, DAY).unref();
}
