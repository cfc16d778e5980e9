/**
 * Which of an organisation's own teams does the customer's part of a duty. Plain data: the store keeps changes, the book
 * is what they amount to.
 */

/** One duty, all duties of a group, or all that there are. */
export type DutyScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'group'; readonly group: string }
  | { readonly kind: 'control'; readonly control: string };

/** What somebody holds. */
export interface Scope {
  readonly duty: DutyScope;
  /** Null: on all services. */
  readonly service: string | null;
  /** "prod"; null: in all of them. */
  readonly environment: string | null;
}

/** A plain name, or what a platform can call: a group, channel or person of Slack. */
export type HolderKind = 'text' | 'slack-group' | 'slack-channel' | 'slack-person';

/** Who does it. */
export interface Holder {
  readonly kind: HolderKind;
  /** The platform's id; null exactly for plain text. */
  readonly id: string | null;
  /** The name to show, as it was when it was set. */
  readonly name: string;
}

export interface Person {
  readonly id: string;
  readonly name: string | null;
}

export interface Assignment {
  readonly scope: Scope;
  readonly holder: Holder;
  readonly by: Person;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What somebody changed. Changes are only ever added; `undo` takes back the last one that still stands. */
export type Change =
  | { readonly type: 'set'; readonly entries: readonly Pick<Assignment, 'scope' | 'holder'>[] }
  | { readonly type: 'forget'; readonly scopes: readonly Scope[] }
  /** The services that the organisation uses. */
  | { readonly type: 'use'; readonly services: readonly string[] }
  | { readonly type: 'drop'; readonly services: readonly string[] }
  /** People who may change the book. */
  | { readonly type: 'admin'; readonly person: Person }
  | { readonly type: 'undo' };

/** A change with who made it and when. */
export interface Recorded {
  readonly change: Change;
  readonly by: Person;
  readonly at: number;
}

/** What all changes of an organisation amount to. */
export interface Book {
  readonly assignments: readonly Assignment[];
  /** Ids of services, in the order in which they were named. */
  readonly services: readonly string[];
  readonly admins: readonly Person[];
  /** Those that were not taken back, oldest first. */
  readonly standing: readonly Recorded[];
}
