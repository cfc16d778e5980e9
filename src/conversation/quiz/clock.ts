import type { QuizStore, ScheduleStore } from '../../store/types.js';
import type { Due, Quizzes } from '../quiz.js';
import type { Daily } from './daily.js';

export interface Clock {
  /** The stores that came in, watched: what is set through them wakes the clock. */
  readonly quizzes: QuizStore;
  readonly schedules: ScheduleStore;
  /**
   * Does what is due; to be called about once a second. While nothing is open it costs nothing but a look into the
   * store every ten seconds, for what other processes have set.
   */
  tick(now: number, quizzes: Pick<Quizzes, 'tick'>, daily: () => Promise<Pick<Daily, 'tick'>>): Promise<readonly Due[]>;
}

/** How often the store is asked, in milliseconds. */
const LOOK = 10_000;

/** Knows when the next thing is due, so that the store is asked only then. */
export function createClock(stores: { readonly quizzes: QuizStore; readonly schedules: ScheduleStore }): Clock {
  let lookAt = 0;
  let deadline = Number.POSITIVE_INFINITY;
  let date = Number.POSITIVE_INFINITY;

  async function look(): Promise<void> {
    // Forgotten first: what is set while the store is asked must not be overwritten.
    deadline = Number.POSITIVE_INFINITY;
    date = Number.POSITIVE_INFINITY;
    const [nextDeadline, nextDate] = [await stores.quizzes.nextDeadline(), await stores.schedules.nextDate()];
    deadline = Math.min(deadline, nextDeadline ?? Number.POSITIVE_INFINITY);
    date = Math.min(date, nextDate ?? Number.POSITIVE_INFINITY);
  }

  return {
    quizzes: {
      ...stores.quizzes,
      async setDeadline(session, at) {
        await stores.quizzes.setDeadline(session, at);
        if (at !== null) deadline = Math.min(deadline, at);
      },
    },
    schedules: {
      ...stores.schedules,
      async set(room, plan, nextAt) {
        await stores.schedules.set(room, plan, nextAt);
        date = Math.min(date, nextAt);
      },
    },

    async tick(now, quizzes, daily) {
      if (now >= lookAt || now >= deadline || now >= date) {
        await look();
        lookAt = now + LOOK;
      }
      const ended = now < deadline ? [] : await quizzes.tick(now);
      return now < date ? ended : [...ended, ...(await (await daily()).tick(now))];
    },
  };
}
