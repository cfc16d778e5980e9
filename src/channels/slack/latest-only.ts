type Task = () => Promise<void>;

interface Lane {
  newest: Task | null;
  done: Promise<void>;
}

/**
 * Runs tasks of one key one after the other, and of those that wait only the newest: while a card is
 * being replaced, ten more votes need one more replacement, not ten, and an old one must not land last.
 *
 * The promise resolves when nothing of that key is left to do, and rejects when the last task failed.
 */
export function latestOnly(): (key: string, task: Task) => Promise<void> {
  const lanes = new Map<string, Lane>();
  return (key, task) => {
    const running = lanes.get(key);
    if (running !== undefined) {
      running.newest = task;
      return running.done;
    }
    const lane: Lane = { newest: task, done: Promise.resolve() };
    lanes.set(key, lane);
    lane.done = drain(lane, () => lanes.delete(key));
    return lane.done;
  };
}

async function drain(lane: Lane, leave: () => void): Promise<void> {
  let failure: { error: unknown } | null = null;
  while (lane.newest !== null) {
    const task = lane.newest;
    lane.newest = null;
    failure = await task().then(
      () => null,
      (error: unknown) => ({ error }),
    );
  }
  leave();
  if (failure !== null) throw failure.error;
}
