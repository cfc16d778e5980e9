import type { CloudAdapter } from 'botbuilder';
import type { Answer } from '../../answer/types.js';
import type { Place, Post, Respond } from '../../conversation/types.js';

/** How callers are checked and our own calls signed: what Microsoft's adapter is built from. */
export type Authentication = NonNullable<ConstructorParameters<typeof CloudAdapter>[0]>;

/** Remembers which deliveries were handled; the store's own port fits it. */
export interface Deliveries {
  /** True the first time a key is claimed, false afterwards. */
  claim(key: string, now: number): Promise<boolean>;
}

/** Remembers where a card was posted; the store's own port fits it. */
export interface Cards {
  put(key: string, message: unknown, now: number): Promise<void>;
  get(key: string): Promise<unknown>;
}

/** Posts in a place without anybody having spoken there. Rejects where that cannot be done now. */
export type PostTo = (place: Place, posts: readonly Post[]) => Promise<void>;

/** The part of a pino logger that is used here. */
export interface TeamsLogger {
  debug(details: object, line: string): void;
  warn(details: object, line: string): void;
  error(details: object, line: string): void;
}

/** What the Teams channel needs from outside. */
export interface TeamsParts {
  readonly respond: Respond;
  readonly deliveries: Deliveries;
  readonly cards: Cards;
  readonly logger: TeamsLogger;
  /** An answer as plain text: for notifications, clients without cards, and private replies to a press. */
  readonly renderText: (answer: Answer) => string;
  /** Where the pictures of diagrams are served; without it they are told in words. */
  readonly diagramBaseUrl?: string | null;
  /** Milliseconds since 1970; the machine's clock when left out. */
  readonly now?: () => number;
  /** Waits for so many milliseconds; a real wait when left out. */
  readonly pause?: (ms: number) => Promise<void>;
  /** Another way to check and sign requests than the settings give (another cloud, a test rig). */
  readonly authentication?: Authentication;
}
