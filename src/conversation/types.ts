import type { Action, Answer } from '../answer/types.js';

export type ChannelName = 'slack' | 'teams' | 'web' | 'terminal';

/** Where something was said. Two places are the same conversation exactly when all fields are equal. */
export interface Place {
  readonly channel: ChannelName;
  /** Slack team or enterprise id, Teams tenant id, or a fixed word for local channels. */
  readonly tenant: string;
  /** Slack channel id, Teams conversation id (without the thread part), web or terminal session id. */
  readonly room: string;
  /** The thread's root id, or null where the room is one conversation (direct message, terminal). */
  readonly thread: string | null;
  readonly kind: 'direct' | 'group' | 'channel';
}

export interface Speaker {
  /** The platform's user id; never shown. */
  readonly id: string;
  /** The name to show, where the platform told us. */
  readonly name: string | null;
}

/** Somebody who is mentioned in a text: `shown` is what stands there for them ("@platform"). */
export interface Mentioned {
  readonly shown: string;
  readonly kind: 'slack-group' | 'slack-channel' | 'slack-person';
  readonly id: string;
  /** The name to keep, where it is not what stands there. */
  readonly name?: string;
}

export type Input =
  | { readonly type: 'text'; readonly text: string; readonly mentioned?: readonly Mentioned[] }
  /** Words to look up aside, the last of them in the light of those before: nothing is kept of it, and no quiz starts. */
  | { readonly type: 'look'; readonly said: readonly string[] }
  | { readonly type: 'press'; readonly action: Action }
  /** A file; null where its text could not be had. */
  | { readonly type: 'file'; readonly name: string; readonly text: string | null }
  /** A form that was filled in: its fields by their ids. */
  | { readonly type: 'form'; readonly form: Form['id']; readonly values: Readonly<Record<string, string>> };

/** What a person fills in: a modal, a dialog, a form on a page. */
export interface Form {
  readonly id: 'quiz';
  readonly title: string;
  readonly submit: string;
  readonly fields: readonly FormField[];
}

export type FormField = {
  readonly id: string;
  readonly label: string;
  readonly value: string;
} & (
  | { readonly type: 'choice'; readonly options: readonly { readonly value: string; readonly label: string }[] }
  | { readonly type: 'number'; readonly least: number; readonly most: number }
  | { readonly type: 'text' }
);

/** A file for one person. */
export interface FileOut {
  readonly name: string;
  readonly mime: 'text/csv' | 'text/plain';
  readonly text: string;
}

/** One message in. */
export interface Turn {
  readonly place: Place;
  readonly speaker: Speaker;
  /**
   * Was the bot spoken to (mention, direct message, slash command, button)? A message that merely
   * stands in a thread the bot takes part in is not addressed: it gets an answer only when it is a
   * clear question for us, and silence otherwise.
   */
  readonly addressed: boolean;
  readonly input: Input;
  /** Milliseconds since 1970, from the channel's clock. */
  readonly at: number;
}

/** Names a card that may be replaced later ("quiz:<session>:<round>"); channels map it to a message id. */
export type CardKey = string;

/** What goes out. */
export type Post =
  /** A new message in the same conversation. `audience: 'everyone'` must be public even after a private command. */
  | {
      readonly kind: 'reply';
      readonly answer: Answer;
      readonly audience: 'asker' | 'everyone';
      readonly card: CardKey | null;
    }
  /** Replaces the card posted under this key (post it anew where the old one cannot be found). */
  | { readonly kind: 'update'; readonly answer: Answer; readonly card: CardKey }
  /**
   * Seen by one person alone, who may not be the speaker: the host's buttons. Takes the place of what that person got
   * under the key before. Left out where `view` shows the same.
   */
  | { readonly kind: 'aside'; readonly to: string; readonly answer: Answer; readonly card: CardKey }
  /** The pressed card as the speaker alone is to see it, for platforms that can show one card differently. */
  | { readonly kind: 'view'; readonly answer: Answer; readonly card: CardKey }
  /** A form for the speaker; `answer` where none can be shown, with a button that asks again. */
  | { readonly kind: 'form'; readonly form: Form; readonly answer: Answer }
  /** A file for the speaker alone; `answer` says what it is. */
  | { readonly kind: 'file'; readonly file: FileOut; readonly answer: Answer }
  /** Seen by the speaker alone (ephemeral message, toast, invoke response). */
  | { readonly kind: 'whisper'; readonly answer: Answer };

/** The one function that channels call. Never throws for anything a person can type or press. */
export type Respond = (turn: Turn) => Promise<readonly Post[]>;
