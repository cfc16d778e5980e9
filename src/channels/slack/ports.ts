import type { Logger } from 'pino';
import type { Answer } from '../../answer/types.js';
import type { Desk } from '../../conversation/desk.js';
import type { Respond } from '../../conversation/types.js';

/** The part of the log that the channel writes to; a pino logger is one. */
export type SlackLog = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/** Makes each message answered once; the store's `deliveries` is one. */
export interface Deliveries {
  /** True the first time a key is claimed. */
  claim(key: string, now: number): Promise<boolean>;
}

/** Remembers where something was posted; the store's `cards` is one. */
export interface Cards {
  put(key: string, message: unknown, now: number): Promise<void>;
  get(key: string): Promise<unknown>;
}

/** What the Slack channel needs of the rest of the program; `main.ts` gives it. */
export interface SlackDeps {
  readonly respond: Respond;
  readonly deliveries: Deliveries;
  readonly cards: Cards;
  /** What App Home shows; loaded when somebody opens it. */
  readonly desk: () => Promise<Desk>;
  /** May questions be kept, to show people their own last ones? */
  readonly keepsTexts: boolean;
  /** The ids of people who may see how a question was read. */
  readonly admins: readonly string[];
  readonly logger: SlackLog;
  /** An answer as plain text, for notifications and screen readers. */
  readonly renderText: (answer: Answer) => string;
  /** Milliseconds since 1970; `Date.now` unless a test says otherwise. */
  readonly now?: () => number;
}
