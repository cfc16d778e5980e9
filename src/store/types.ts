/**
 * The port to what must be remembered. Two engines stand behind it (embedded SQLite through libsql,
 * and PostgreSQL); both through Kysely. All times are milliseconds since 1970, given by the caller.
 */
export interface Store {
  readonly contexts: ContextStore;
  readonly deliveries: DeliveryStore;
  readonly quizzes: QuizStore;
  readonly practice: PracticeStore;
  readonly scores: ScoreStore;
  readonly schedules: ScheduleStore;
  readonly decks: DeckStore;
  readonly assignments: AssignmentStore;
  readonly cards: CardStore;
  readonly feedback: FeedbackStore;
  /** Forgets what has run out: contexts past their end, deliveries after a day, cards after 30 days. What is kept for review has a term of its own. */
  sweep(now: number): Promise<Swept>;
  /** Resolves when the database answers; rejects otherwise (readiness). */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** How many rows a sweep removed. */
export interface Swept {
  readonly contexts: number;
  readonly deliveries: number;
  readonly cards: number;
}

/** What was said before in a conversation, as opaque JSON with an end. */
export interface ContextStore {
  /** What was saved under the key, or null when nothing was or it has run out. */
  load(key: string, now: number): Promise<unknown>;
  save(key: string, value: unknown, expiresAt: number): Promise<void>;
}

/** Each incoming delivery is handled once. */
export interface DeliveryStore {
  /** True the first time a key is claimed, false ever after (until it is swept, a day later at the earliest). */
  claim(key: string, now: number): Promise<boolean>;
}

/** A quiz session is its events, in order; votes are rows of their own. */
export interface QuizStore {
  /** Adds an event as number `seq`; false when that number is taken (somebody else was first: reload and retry). */
  append(session: string, seq: number, event: unknown, now: number): Promise<boolean>;
  /** The events of a session from number `from` on (0 unless told), in order; empty for a session nobody began. */
  events(session: string, from?: number): Promise<readonly StoredEvent[]>;
  /**
   * Records the vote of one user in one round, the last one counting; refuses (false) when the round
   * is not open. Once `closeRound` has resolved no vote gets in any more, not even one under way.
   */
  vote(vote: Vote & { session: string; round: number; now: number }): Promise<boolean>;
  /** Closes a round for votes; true for the one caller that closed it. */
  closeRound(session: string, round: number, now: number): Promise<boolean>;
  /** Opens a round for votes. Opening it again changes nothing: a closed round stays closed. */
  openRound(session: string, round: number, now: number): Promise<void>;
  /** One row a voter, ordered by user id. */
  votes(session: string, round: number): Promise<readonly Vote[]>;
  countVotes(session: string, round: number): Promise<number>;
  /** What one user has chosen, or null. */
  voteOf(session: string, round: number, user: string): Promise<string | null>;
  /** Says when the clock of a session has something to do; null: not any more. */
  setDeadline(session: string, at: number | null): Promise<void>;
  /** Sessions whose time has come, the longest due first. They stay due until their deadline is set anew. */
  due(now: number, limit: number): Promise<readonly string[]>;
  /** The earliest deadline of all sessions, past ones too; null where none is set. */
  nextDeadline(): Promise<number | null>;
  /** The session that runs in a room now, if one does. */
  active(room: string): Promise<string | null>;
  /** The rooms whose names begin so, with a quiz that began at or after `since`, still runs, and has a vote of this user. */
  joined(user: string, rooms: string, since: number): Promise<readonly string[]>;
  /** Makes `session` the running one; false when the room already has one, or the session was used before. */
  begin(room: string, session: string, now: number): Promise<boolean>;
  finish(room: string, session: string, now: number): Promise<void>;
}

export interface StoredEvent {
  readonly event: unknown;
  readonly at: number;
}

export interface Vote {
  readonly user: string;
  /** The name the platform gave at the time of the vote; made by the user, so to be distrusted. */
  readonly name: string | null;
  readonly option: string;
}

/** What people practise alone. */
export interface PracticeStore {
  /** What is known of a person's memory of a question, or null. */
  memory(person: string, question: string): Promise<unknown>;
  remember(person: string, question: string, memory: Remembered): Promise<void>;
  /** Questions that are due for a person, the longest due first. */
  due(person: string, now: number, limit: number): Promise<readonly string[]>;
  /** All questions that a person has answered. */
  all(person: string): Promise<readonly (Remembered & { question: string })[]>;
  /** Asks a person a question; gives its number, which is one more each time. */
  ask(person: string, question: unknown): Promise<number>;
  /** Takes the question with that number, once: null when it was answered or another was asked since. */
  take(person: string, number: number): Promise<unknown>;
  /** Forgets everything about a person. */
  forget(person: string): Promise<void>;
}

export interface Remembered {
  readonly memory: unknown;
  readonly dueAt: number;
  readonly wrong: number;
  readonly at: number;
}

/** What rooms get at fixed times. */
export interface ScheduleStore {
  /** Sets the plan of a room, in place of the one it had. */
  set(room: string, plan: unknown, nextAt: number): Promise<void>;
  /** False where the room had none. */
  remove(room: string): Promise<boolean>;
  due(now: number, limit: number): Promise<readonly { room: string; plan: unknown; nextAt: number }[]>;
  /** The earliest date of all plans, past ones too; null where there is no plan. */
  nextDate(): Promise<number | null>;
  /** Moves a date on; true for the one caller that found it where it was. */
  advance(room: string, from: number, to: number): Promise<boolean>;
}

/** The decks that people of one workspace uploaded, by name. */
export interface DeckStore {
  /** Keeps a deck under its name, in place of the one that had it. */
  keep(owner: string, name: string, deck: unknown, now: number): Promise<void>;
  find(owner: string, name: string): Promise<unknown>;
  /** The names, the newest first. */
  names(owner: string, limit: number): Promise<readonly string[]>;
  /** False where there was none. */
  remove(owner: string, name: string): Promise<boolean>;
}

/** What an organisation said of its own teams, as changes in order. The owner is a workspace or a tenant. */
export interface AssignmentStore {
  /** The number of the last change; 0 where there is none. */
  last(owner: string): Promise<number>;
  /** All changes, oldest first; the first has number 1. */
  changes(owner: string): Promise<readonly unknown[]>;
  /** Adds a change as number `seq`; false when that number is taken (somebody else was first: reload and retry). */
  append(owner: string, seq: number, change: unknown, now: number): Promise<boolean>;
}

/** How people did in the quizzes of a room. */
export interface ScoreStore {
  /** Keeps the scores of a quiz that is over; keeping them again changes nothing. */
  keep(session: string, room: string, scores: readonly KeptScore[], now: number): Promise<void>;
  /** The sums of a room for quizzes that ended from `from` up to `to`, the best first; without those who are unlisted. */
  board(room: string, from: number, to: number): Promise<readonly KeptScore[]>;
  /**
   * Counts a daily question of a room: who answered it has one more in a row, for all others the row ends. Counting a
   * session again changes nothing. Gives the rows, the longest first, without those who are unlisted.
   */
  streaks(room: string, session: string, voters: readonly Pick<Vote, 'user' | 'name'>[]): Promise<readonly Streak[]>;
  /** Puts a person (as in `KeptScore.user`) on leaderboards, or takes them off all. */
  list(user: string, isListed: boolean): Promise<void>;
}

export interface Streak {
  readonly user: string;
  readonly name: string | null;
  readonly days: number;
}

export interface KeptScore {
  readonly user: string;
  readonly name: string | null;
  readonly right: number;
  readonly questions: number;
}

/** Where a card was posted, so that it can be replaced. */
export interface CardStore {
  put(key: string, message: unknown, now: number): Promise<void>;
  /** What was put last under the key, or null. */
  get(key: string): Promise<unknown>;
}

/**
 * What the people who mend the bot look through: texts that got no answer, and what was thought of answers. Without
 * names: neither who said it nor where.
 */
export interface FeedbackStore {
  add(entry: { kind: FeedbackKind; text: string; detail: string; now: number }): Promise<void>;
  /** What was kept last, newest first. */
  recent(limit: number): Promise<readonly Kept[]>;
  /** Forgets all that was kept at or before a time; gives how many that were. */
  forget(upTo: number): Promise<number>;
}

/**
 * - `unanswered`: a text that speaks of duties and got no answer.
 * - `asked-back`: a text that got a question in return.
 * - `picked`: the same text, and as `detail` the reading that was chosen then.
 * - `up`, `down`: a text, and as `detail` what it was answered with.
 * - `reason`: a text whose answer was voted down, and as `detail` what was wrong with it in the voter's words.
 */
export type FeedbackKind = 'unanswered' | 'asked-back' | 'picked' | 'up' | 'down' | 'reason';

export interface Kept {
  readonly kind: FeedbackKind;
  readonly text: string;
  readonly detail: string;
  readonly at: number;
}
