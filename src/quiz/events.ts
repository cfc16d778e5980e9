import * as v from 'valibot';
import type { Deck, QuizQuestion } from './deck/types.js';
import { PLAIN, type Play } from './play.js';

/** One person's vote in one round, as it stood when the round was closed. */
export interface Ballot {
  readonly user: string;
  /** As the platform gave it: made by the user, so cleaned before it is shown. */
  readonly name: string | null;
  readonly option: string;
}

/**
 * All that happens in a session. Votes are not among it: they are rows of their own, and enter when their vote is
 * closed. `by` is the user who did it, null for the clock; only the host may, or whoever takes over.
 */
export type SessionEvent =
  | {
      readonly type: 'created';
      readonly session: string;
      /** Where it is played; presses from elsewhere are refused. */
      readonly room: string;
      readonly host: string;
      readonly deck: Deck;
      readonly play: Play;
      readonly place: string;
    }
  | { readonly type: 'started'; readonly by: string }
  /** The first vote is over, the room discusses. */
  | Closing<'discussed'>
  /** The second vote begins. */
  | InRound<'reopened'>
  | Closing<'revealed'>
  | InRound<'paused'>
  | InRound<'resumed'>
  | (InRound<'extended'> & { readonly seconds: number })
  /** On to the next question; this one does not count. */
  | InRound<'skipped'>
  | InRound<'advanced'>
  /** The host wants somebody to take over. */
  | { readonly type: 'offered'; readonly by: string }
  | { readonly type: 'taken'; readonly by: string }
  | { readonly type: 'ended'; readonly by: string };

interface InRound<Type> {
  readonly type: Type;
  readonly by: string;
  readonly round: number;
}

interface Closing<Type> {
  readonly type: Type;
  readonly by: string | null;
  readonly round: number;
  readonly ballots: readonly Ballot[];
}

const strings = v.array(v.string());
const nullableString = v.nullable(v.string());

const question: v.GenericSchema<unknown, QuizQuestion> = v.object({
  id: v.string(),
  kind: v.optional(v.picklist(['owner', 'which', 'change', 'truth', 'sort', 'written']), 'owner'),
  text: v.string(),
  options: v.array(v.object({ id: v.string(), label: v.string(), why: v.optional(nullableString, null) })),
  right: v.string(),
  owner: v.nullable(v.picklist(['aws', 'customer', 'shared', 'vendor'])),
  duty: v.string(),
  about: v.nullable(v.object({ service: nullableString, variant: nullableString, control: v.string() })),
  because: v.string(),
  aws: strings,
  customer: strings,
  sources: v.array(v.object({ title: v.string(), publisher: v.string(), url: v.string(), checked: v.string() })),
  discuss: nullableString,
});

const deck: v.GenericSchema<unknown, Deck> = v.object({
  id: v.string(),
  title: v.string(),
  description: v.string(),
  diagram: v.nullable(v.object({ scenario: v.string(), alt: v.string() })),
  questions: v.array(question),
  takeaways: strings,
});

const play: v.GenericSchema<unknown, Play> = v.object({
  seconds: v.nullable(v.number()),
  discuss: v.boolean(),
  anonymous: v.boolean(),
});

const ballots: v.GenericSchema<unknown, readonly Ballot[]> = v.array(
  v.object({ user: v.string(), name: nullableString, option: v.string() }),
);

const inRound = { by: v.string(), round: v.number() };
const closing = { by: nullableString, round: v.number(), ballots };

const event: v.GenericSchema<unknown, SessionEvent> = v.variant('type', [
  v.object({
    type: v.literal('created'),
    session: v.string(),
    room: v.string(),
    host: v.string(),
    deck,
    // Sessions of the first version had neither.
    play: v.optional(play, PLAIN),
    place: v.optional(v.string(), ''),
  }),
  v.object({ type: v.literal('started'), by: v.string() }),
  v.object({ type: v.literal('discussed'), ...closing }),
  v.object({ type: v.literal('reopened'), ...inRound }),
  v.object({ type: v.literal('revealed'), ...closing }),
  v.object({ type: v.literal('paused'), ...inRound }),
  v.object({ type: v.literal('resumed'), ...inRound }),
  v.object({ type: v.literal('extended'), ...inRound, seconds: v.number() }),
  v.object({ type: v.literal('skipped'), ...inRound }),
  v.object({ type: v.literal('advanced'), ...inRound }),
  v.object({ type: v.literal('offered'), by: v.string() }),
  v.object({ type: v.literal('taken'), by: v.string() }),
  v.object({ type: v.literal('ended'), by: v.string() }),
]);

/**
 * Reads an event as it was stored.
 *
 * @throws valibot's ValiError when it is none that this version knows
 */
export function parseEvent(stored: unknown): SessionEvent {
  return v.parse(event, stored);
}

/** Reads a deck as it was stored; null for what is none that this version knows. */
export function parseDeck(stored: unknown): Deck | null {
  const parsed = v.safeParse(deck, stored);
  return parsed.success ? parsed.output : null;
}

/** Reads a question as it was stored; null for what is none that this version knows. */
export function parseQuestion(stored: unknown): QuizQuestion | null {
  const parsed = v.safeParse(question, stored);
  return parsed.success ? parsed.output : null;
}
