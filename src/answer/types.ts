import type { NoSuchDuty, Owner, Source, Verdict } from '../knowledge/types.js';
import type { AssignCommand, HostCommand } from './actions.js';

/** What the person wanted; the public word list of the JSON contract (docs/json.md). */
export type Intent =
  | 'owner'
  | 'yesno'
  | 'list'
  | 'compare'
  | 'classify'
  | 'choose'
  | 'define'
  | 'quiz'
  | 'help'
  | 'smalltalk'
  | 'feedback'
  | 'assign'
  | 'clarify'
  | 'unknown'
  | 'out_of_scope';

/**
 * What is said, without any markup: a list of elements in reading order. Channels translate each
 * element to their own block and decide nothing. All strings are plain text that the channel must
 * escape: names of decks, teams and people are made by users.
 */
export type Element =
  /** The headline: an owner by word and sign, and what for. */
  | { readonly type: 'owner'; readonly owner: Owner; readonly label: string; readonly subject: string }
  | { readonly type: 'heading'; readonly text: string }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'list'; readonly title: string; readonly items: readonly string[] }
  | { readonly type: 'table'; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly type: 'sources'; readonly sources: readonly Source[] }
  /** Until when a vote is open (milliseconds since 1970): `text` says it in words, a channel may count down. */
  | { readonly type: 'deadline'; readonly until: number; readonly text: string }
  /** The address of a page of the bot's own. */
  | { readonly type: 'link'; readonly label: string; readonly url: string }
  /** Small print: "decided by a general rule", "closed to new customers since …". */
  | { readonly type: 'note'; readonly text: string }
  /** A diagram of a scenario; the channel draws or fetches it by its id. `alt` always says all of it. */
  | { readonly type: 'diagram'; readonly scenario: string; readonly alt: string }
  /** Calls somebody by the platform's own mention; `name` stands there where that cannot be. */
  | { readonly type: 'mention'; readonly mention: Mention; readonly name: string; readonly text: string }
  /** Votes by option, shown at a reveal. */
  | { readonly type: 'tally'; readonly rows: readonly TallyRow[] };

/** Somebody or some people that a platform can call. */
export interface Mention {
  readonly kind: 'slack-group' | 'slack-channel' | 'slack-person';
  readonly id: string;
}

/** Which of the organisation's own teams does the customer's part of a duty. */
export interface Ours {
  readonly control: string;
  /** The service's official name; null for the duty in general. */
  readonly service: string | null;
  /** "prod"; null: in no environment in particular. */
  readonly environment: string | null;
  /** One; two or more where neither is the more special. */
  readonly holders: readonly { readonly name: string; readonly setBy: string | null; readonly setOn: string }[];
}

export interface TallyRow {
  readonly label: string;
  readonly votes: number;
  readonly right: boolean;
}

/** What a button does. `say` acts exactly as if its words were typed. */
export type Action =
  | { readonly type: 'say'; readonly text: string }
  | { readonly type: 'vote'; readonly session: string; readonly round: number; readonly option: string }
  | { readonly type: 'host'; readonly session: string; readonly round: number; readonly command: HostCommand }
  /** Asks what oneself has chosen. */
  | { readonly type: 'mine'; readonly session: string; readonly round: number }
  /** Asks for the card as oneself is to see it: with the own vote, and as its host with the host's buttons. */
  | { readonly type: 'view'; readonly session: string; readonly round: number }
  /** Asks for a form to fill in. */
  | { readonly type: 'form'; readonly form: 'quiz' }
  /** Confirms or drops a change to who has what, or calls who has something. */
  | { readonly type: 'assign'; readonly command: AssignCommand; readonly id: string }
  | {
      readonly type: 'feedback';
      readonly verdict: 'up' | 'down';
      readonly about: string;
      /** What was wrong, said after the vote; it is no further vote. */
      readonly reason?: string;
    };

export interface Button {
  readonly label: string;
  readonly style: 'plain' | 'primary' | 'danger';
  readonly action: Action;
}

/** One reply, for every channel. */
export interface Answer {
  readonly intent: Intent;
  readonly elements: readonly Element[];
  readonly buttons: readonly Button[];
  /** "yes" or "no" for `yesno`. */
  readonly answer: 'yes' | 'no' | null;
  readonly verdicts: readonly Verdict[];
  readonly inapplicable: readonly NoSuchDuty[];
  /** The letters picked from a pasted multiple-choice question. */
  readonly choices: readonly string[];
  /** The readings offered when the bot asks back, as the words that a click would say. */
  readonly clarify: readonly string[];
  /** Who of the organisation does it; left out where nobody asked for it or nobody is named. */
  readonly ours?: readonly Ours[];
  /** How each person gets the card as they alone are to see it, where a platform can show one card differently. */
  readonly own?: Extract<Action, { type: 'view' }>;
}
