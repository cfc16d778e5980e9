import type { ModelLabel, Owner, Source, Subject } from '../../knowledge/types.js';

export interface QuizOption {
  readonly id: string;
  readonly label: string;
  /** Why it is wrong, said at the reveal; null for the right option and where the reason says it all. */
  readonly why: string | null;
}

/**
 * What is asked: who owns one duty; which one of four duties is a side's; which duty changes hands from one place to
 * another; whether a statement is true; which of several duties are a side's; or a question that somebody wrote.
 */
export type QuestionKind = 'owner' | 'which' | 'change' | 'truth' | 'sort' | 'written';

/** A question with all that its reveal needs, so that a running quiz does not change with the facts. */
export interface QuizQuestion {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly text: string;
  readonly options: readonly QuizOption[];
  /** The id of the one right option. */
  readonly right: string;
  /** Who owns `duty`, where the question asks for an owner. */
  readonly owner: Owner | null;
  /** What the question is about, in words: "backups · Amazon RDS". */
  readonly duty: string;
  /** The fact that answers it, where it is one fact. */
  readonly about: Subject | null;
  readonly because: string;
  readonly aws: readonly string[];
  readonly customer: readonly string[];
  readonly sources: readonly Source[];
  readonly discuss: string | null;
}

/**
 * How likely people are to err. `easy`: a fact about the service, as one would expect from services of its kind.
 * `medium`: a fact about the service that differs from its kind, or about a variant. `hard`: a common misconception,
 * a duty that both share, or one that changes hands.
 */
export type Level = 'easy' | 'medium' | 'hard';

/** Which questions a deck is to have. Empty lists and nulls leave the choice open. */
export interface DeckRule {
  readonly services: readonly string[];
  /** Archetypes, or categories of services as ids (`machine-learning-ai`). */
  readonly families: readonly string[];
  readonly controls: readonly string[];
  readonly groups: readonly string[];
  readonly model: ModelLabel['model'] | null;
  readonly level: Level | null;
  readonly count: number;
}

export interface Deck {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** The picture to discuss, by its scenario's id, and the same in words. */
  readonly diagram: { readonly scenario: string; readonly alt: string } | null;
  readonly questions: readonly QuizQuestion[];
  readonly takeaways: readonly string[];
}
