/** What is to be shown: the same key as before, when nothing has changed. */
export interface Seen {
  readonly key: string;
  readonly text: string;
}

/** Gives what is to be shown now; null when there is nothing to look at any more. */
type Look = () => Promise<Seen | null>;

interface Watched {
  readonly look: Look;
  readonly listeners: Set<(text: string) => void>;
  last: string | null;
  timer: ReturnType<typeof setInterval> | null;
  looking: Promise<void> | null;
}

const MAX_LISTENERS = 2_000;

/**
 * Looks at each quiz that pages show, a few times a second, and tells the pages what has changed. The looks are into the
 * store, so that it does not matter which process or which channel a vote came by; one look serves all pages of a quiz.
 */
export class Live {
  readonly #watched = new Map<string, Watched>();
  readonly #every: number;
  readonly #onFault: (error: unknown) => void;
  #count = 0;

  constructor(every: number, onFault: (error: unknown) => void) {
    this.#every = every;
    this.#onFault = onFault;
  }

  /** Starts to listen, and is told at once; gives the function that ends it, or null when too many listen already. */
  async join(key: string, look: Look, listener: (text: string) => void): Promise<(() => void) | null> {
    if (this.#count >= MAX_LISTENERS) return null;
    const watched = this.#watched.get(key) ?? this.#watch(key, look);
    watched.listeners.add(listener);
    this.#count += 1;
    const leave = () => {
      if (!watched.listeners.delete(listener)) return;
      this.#count -= 1;
      if (watched.listeners.size > 0) return;
      if (watched.timer !== null) clearInterval(watched.timer);
      this.#watched.delete(key);
    };
    try {
      const now = await look();
      if (now !== null) listener(now.text);
      return leave;
    } catch (error) {
      leave();
      throw error;
    }
  }

  /** Looks now and not with the next beat, for somebody has just pressed. */
  async poke(key: string): Promise<void> {
    const watched = this.#watched.get(key);
    if (watched !== undefined) await this.#beat(watched);
  }

  #watch(key: string, look: Look): Watched {
    const watched: Watched = { look, listeners: new Set(), last: null, timer: null, looking: null };
    watched.timer = setInterval(() => void this.#beat(watched), this.#every).unref();
    this.#watched.set(key, watched);
    return watched;
  }

  #beat(watched: Watched): Promise<void> {
    watched.looking ??= this.#tell(watched).finally(() => {
      watched.looking = null;
    });
    return watched.looking;
  }

  async #tell(watched: Watched): Promise<void> {
    try {
      const seen = await watched.look();
      if (seen === null || seen.key === watched.last) return;
      watched.last = seen.key;
      for (const listener of watched.listeners) listener(seen.text);
    } catch (error) {
      // The pages keep what they show; the next beat tries again.
      this.#onFault(error);
    }
  }
}
