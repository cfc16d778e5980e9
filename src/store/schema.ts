import type { FeedbackKind } from './types.js';

/** The tables, as both engines have them. Times are milliseconds since 1970; JSON is kept as text. */
export interface Tables {
  contexts: { key: string; value: string; expires_at: number };
  deliveries: { key: string; claimed_at: number };
  cards: { key: string; message: string; put_at: number };
  feedback: { kind: FeedbackKind; text: string; detail: string; at: number };
  /** At most one row a room has no `finished_at`: a partial unique index sees to it. */
  quiz_sessions: { session: string; room: string; began_at: number; finished_at: number | null };
  quiz_events: { session: string; seq: number; event: string; at: number };
  quiz_rounds: { session: string; round: number; opened_at: number; closed_at: number | null };
  /** When the clock of a running session has something to do. */
  quiz_deadlines: { session: string; at: number };
  quiz_votes: { session: string; round: number; voter: string; name: string | null; choice: string; at: number };
  /** What a person practises alone: one row a question. */
  reviews: { person: string; question: string; memory: string; due_at: number; wrong: number; at: number };
  /** The question that a person has been asked and not answered yet. */
  practice: { person: string; number: number; question: string | null };
  /** How people did in quizzes that are over, for the leaderboard. */
  quiz_scores: {
    session: string;
    room: string;
    user: string;
    name: string | null;
    right_votes: number;
    questions: number;
    at: number;
  };
  /** Who does not want to stand on leaderboards. */
  quiz_unlisted: { person: string };
  /** The question that a room gets at fixed times. */
  quiz_schedules: { room: string; plan: string; next_at: number };
  /** How many daily questions of a room a person has answered without missing one; `session` is the last. */
  quiz_streaks: { room: string; user: string; name: string | null; days: number; session: string };
  /** Decks that people uploaded. */
  quiz_decks: { owner: string; name: string; deck: string; at: number };
  /** What organisations said of their own teams, one row a change. */
  assignment_changes: { owner: string; seq: number; change: string; at: number };
}
