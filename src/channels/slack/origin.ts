import type { RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Card } from './cards/card.js';

/** Where an answer goes: the room it was asked in, and how to speak there. */
export interface Origin {
  readonly client: WebClient;
  readonly tenant: string;
  readonly channel: string;
  /** Answers stand in this thread; null for the room itself. */
  readonly thread: string | null;
  readonly user: string;
  /** With it a modal can be opened for the asker, for three seconds; null where Slack gave none. */
  readonly trigger: string | null;
  readonly voice: Voice;
  /** The words that are answered, where words are. */
  readonly asked?: string;
}

export type Voice =
  /** A message, or a press on a message that all can see. `whisper` is there where Slack gave a response_url. */
  | { readonly kind: 'open'; readonly whisper: RespondFn | null }
  /** A slash command, or a press on a message that only the asker sees: answers are private as well. */
  | { readonly kind: 'private'; readonly whisper: RespondFn; readonly pressedOnPrivateMessage: boolean }
  /**
   * Asked in a window of the asker's own (a modal, App Home): answers show there. The room is then their direct message
   * with the bot. `isOpen`: a modal stands there already.
   */
  | { readonly kind: 'window'; readonly isOpen: boolean; readonly show: (card: Card) => Promise<void> };

/** Where a message of ours stands. */
export interface Location {
  readonly channel: string;
  readonly ts: string;
}

/** Direct messages with the bot have channel ids of their own kind. */
export function isDirect(channel: string): boolean {
  return channel.startsWith('D');
}
