import { statusOf } from './errors.js';

/** Teams asks to come again: too many messages at once, or two changes of one message at once. */
const AGAIN: ReadonlySet<number | null> = new Set([412, 429]);
const TRIES = 4;
const FIRST_WAIT = 500;

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * Tries again what Teams refuses for the time being, each time after about twice the wait. The library itself does so
 * for failing servers, and for a 429 that says when to come again, but not for these without a word.
 *
 * @throws the last refusal, and any other error at once
 */
export async function patiently<T>(work: () => Promise<T>, pause: (ms: number) => Promise<void> = wait): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await work();
    } catch (error) {
      if (tried === TRIES || !AGAIN.has(statusOf(error))) throw error;
      // Not all at the same moment.
      await pause(FIRST_WAIT * 2 ** (tried - 1) * (0.5 + Math.random()));
    }
  }
}
