import type { Place, Post } from './conversation/types.js';

/** Posts something without anybody having spoken. */
export type PostTo = (place: Place, posts: readonly Post[]) => Promise<void>;

export interface ClockParts {
  /** Does what is due and gives what is to be shown (src/bot.ts). */
  readonly tick: (now: number) => Promise<readonly { readonly place: Place; readonly posts: readonly Post[] }[]>;
  /** How each channel posts; null where it is switched off. */
  readonly channels: Readonly<Record<Place['channel'], PostTo | null>>;
  readonly logger: {
    info(line: string): void;
    warn(details: object, line: string): void;
    error(details: object, line: string): void;
  };
  readonly now: () => number;
}

export interface RunningClock {
  /** Does now what is due, unless it is being done already. */
  beat(): Promise<void>;
  /** Starts no more, and waits for what is under way. */
  stop(): Promise<void>;
}

const SECOND = 1_000;

/** Calls the bot's `tick` once a second and shows what comes of it. Keeps no process alive, and survives every fault. */
export function startClock({ tick, channels, logger, now }: ClockParts): RunningClock {
  let running: Promise<void> | null = null;
  let isFailing = false;

  async function work(): Promise<void> {
    try {
      const shown = await tick(now());
      if (isFailing) logger.info('the clock goes on');
      isFailing = false;
      await Promise.all(shown.map(({ place, posts }) => show(place, posts)));
    } catch (err) {
      // Once for each outage, and not once a second.
      if (!isFailing) logger.error({ err }, 'the clock cannot do what is due; it tries again each second');
      isFailing = true;
    }
  }

  async function show(place: Place, posts: readonly Post[]): Promise<void> {
    const post = channels[place.channel];
    if (post === null) {
      logger.warn({ channel: place.channel }, 'the clock has something to show in a channel that is switched off');
      return;
    }
    try {
      await post(place, posts);
    } catch (err) {
      logger.error({ err, channel: place.channel }, 'what the clock did could not be shown');
    }
  }

  const beat = (): Promise<void> => {
    running ??= work().finally(() => {
      running = null;
    });
    return running;
  };
  const timer = setInterval(() => void beat(), SECOND).unref();
  return {
    beat,
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
