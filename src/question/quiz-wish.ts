/** What can be asked of quizzes besides starting one. */
export type QuizCommand =
  | 'present'
  | 'practice'
  | 'progress'
  | 'remind'
  | 'stop-remind'
  | 'leaderboard'
  | 'leave'
  | 'join'
  | 'stop-daily'
  | 'decks'
  | 'remove-deck'
  | 'export'
  | 'setup';

/** The quiz that somebody wants: what the text says, null and empty for what it leaves open. */
export interface QuizWish {
  readonly scenario: string | null;
  readonly services: readonly string[];
  /** Archetypes, or categories of services as ids. */
  readonly families: readonly string[];
  readonly controls: readonly string[];
  readonly groups: readonly string[];
  readonly model: 'iaas' | 'paas' | 'saas' | null;
  readonly level: 'easy' | 'medium' | 'hard' | null;
  readonly count: number | null;
  readonly isTimed: boolean;
  /** For each question; null where the text names no time. */
  readonly seconds: number | null;
  readonly discuss: boolean;
  readonly anonymous: boolean;
}
