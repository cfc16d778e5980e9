import * as v from 'valibot';
import type { WirePost } from './wire.js';

/** Where a room's cards outlive the process; the store's `cards` port fits it. */
export interface Cards {
  put(key: string, message: unknown, now: number): Promise<void>;
  get(key: string): Promise<unknown>;
}

/** One open page that listens. */
export interface Listener {
  readonly session: string;
  send(post: WirePost): void;
}

/** Enough to show a quiz that somebody joins late. */
const REMEMBERED = 4;
const MAX_LISTENERS_A_ROOM = 100;
const MAX_LISTENERS = 1000;

// Only this class writes these rows, so their shape is trusted once they are a list.
const Remembered = v.array(v.custom<WirePost>((value) => typeof value === 'object' && value !== null));

/** The rooms that browsers share: who listens, and which cards somebody who joins late must see. */
export class Rooms {
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #cards: Cards;
  #count = 0;

  constructor(cards: Cards) {
    this.#cards = cards;
  }

  /** Starts to listen; gives the function that ends it, or null when too many listen already. */
  join(room: string, listener: Listener): (() => void) | null {
    const here = this.#listeners.get(room) ?? new Set();
    if (here.size >= MAX_LISTENERS_A_ROOM || this.#count >= MAX_LISTENERS) return null;
    here.add(listener);
    this.#listeners.set(room, here);
    this.#count += 1;
    return () => {
      if (!here.delete(listener)) return;
      this.#count -= 1;
      if (here.size === 0) this.#listeners.delete(room);
    };
  }

  /** Sends posts to all who listen but the one who caused them (who gets them as the reply; null: nobody did). */
  async publish(room: string, from: string | null, posts: readonly WirePost[], now: number): Promise<void> {
    if (posts.length === 0) return;
    // Kept first: somebody who joins in between then sees a card twice (and replaces it) instead of never.
    const merged = posts.reduce(remember, await this.recent(room));
    await this.#cards.put(keyOf(room), merged.slice(-REMEMBERED), now);
    for (const listener of this.#listeners.get(room) ?? []) {
      if (listener.session !== from) for (const post of posts) listener.send(post);
    }
  }

  /** Sends a post to the pages of one person who listen in a room. */
  tell(room: string, session: string, post: WirePost): void {
    for (const listener of this.#listeners.get(room) ?? []) if (listener.session === session) listener.send(post);
  }

  /** The last public cards of a room, oldest first. */
  async recent(room: string): Promise<readonly WirePost[]> {
    const read = v.safeParse(Remembered, await this.#cards.get(keyOf(room)));
    return read.success ? read.output : [];
  }
}

/** What has no key could not be recognised when a page that reconnects gets it again, so it is not kept. */
function remember(before: readonly WirePost[], post: WirePost): readonly WirePost[] {
  if (post.card === null) return before;
  return [...before.filter(({ card }) => card !== post.card), post];
}

function keyOf(room: string): string {
  return `web:${room}`;
}
