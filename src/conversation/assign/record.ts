import { bookOf, EMPTY } from '../../assignments/book.js';
import { readRecorded } from '../../assignments/read.js';
import type { Book, Recorded } from '../../assignments/types.js';
import type { AssignmentStore } from '../../store/types.js';

/** A book, and the number of its last change. */
export interface Page {
  readonly book: Book;
  readonly last: number;
}

export interface BookKeeper {
  read(owner: string): Promise<Page>;
  /**
   * Adds changes in order; false where somebody else always came first.
   *
   * @param after the number of the change that the first of them must follow at once; null where others may come between
   */
  add(owner: string, changes: readonly Recorded[], after: number | null): Promise<boolean>;
}

/** So many books are kept read; all others are read again. */
const MOST_BOOKS = 200;
const TRIES = 5;

/** Reads books, and each anew only when it has grown. */
export function createBookKeeper(store: AssignmentStore): BookKeeper {
  const known = new Map<string, Page>();

  async function read(owner: string): Promise<Page> {
    const last = await store.last(owner);
    const kept = known.get(owner);
    if (kept?.last === last) return kept;
    const changes = last === 0 ? [] : await store.changes(owner);
    const recorded = changes.flatMap((change) => readRecorded(change) ?? []);
    const page = { book: recorded.length === 0 ? EMPTY : bookOf(recorded), last: Math.max(last, changes.length) };
    known.delete(owner);
    known.set(owner, page);
    const [oldest] = known.keys();
    if (known.size > MOST_BOOKS && oldest !== undefined) known.delete(oldest);
    return page;
  }

  async function append(owner: string, change: Recorded): Promise<boolean> {
    for (let tries = 0; tries < TRIES; tries++) {
      const last = await store.last(owner);
      if (await store.append(owner, last + 1, change, change.at)) return true;
    }
    return false;
  }

  return {
    read,
    async add(owner, changes, after) {
      const [first, ...others] = changes;
      if (first === undefined) return true;
      const isAdded = after === null ? append(owner, first) : store.append(owner, after + 1, first, first.at);
      if (!(await isAdded)) return false;
      for (const change of others) if (!(await append(owner, change))) return false;
      return true;
    },
  };
}
