type Task = () => Promise<void>;

interface Lane {
  newest: Task | null;
  /** The work that goes on; null between tasks. */
  running: Promise<void> | null;
  /** Over when the next task may begin. */
  rest: Promise<void> | null;
}

/** Platforms limit how often a message may change. */
const BETWEEN = 1_000;

/** Runs tasks of one key in turn. */
export type InTurn = (key: string, task: Task) => Promise<void>;

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * Runs tasks of one key one after the other, at most one a second, and of those that wait only the newest: while a card
 * is being replaced, ten more votes need one more replacement, not ten, and an old one must not land last. A task that
 * comes after a rest runs at once.
 *
 * The promise resolves when nothing of that key is left to do, and rejects when the last task failed.
 *
 * @param pause waits for so many milliseconds
 */
export function latestOnly(pause: (ms: number) => Promise<void> = wait): InTurn {
  const lanes = new Map<string, Lane>();

  async function drain(key: string, lane: Lane): Promise<void> {
    let failure: { error: unknown } | null = null;
    while (lane.newest !== null) {
      if (lane.rest !== null) await lane.rest;
      const task = lane.newest;
      lane.newest = null;
      failure = await task().then(
        () => null,
        (error: unknown) => ({ error }),
      );
      lane.rest = pause(BETWEEN).then(() => {
        lane.rest = null;
        if (lane.running === null) lanes.delete(key);
      });
    }
    lane.running = null;
    if (failure !== null) throw failure.error;
  }

  return (key, task) => {
    const lane = lanes.get(key) ?? { newest: null, running: null, rest: null };
    lanes.set(key, lane);
    lane.newest = task;
    if (lane.running !== null) return lane.running;
    // What has no rest to wait for begins before `drain` gives its promise, and ends after.
    const running = drain(key, lane);
    lane.running = running;
    return running;
  };
}
