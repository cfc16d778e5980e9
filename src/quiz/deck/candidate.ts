import type { Random } from '../random.js';
import type { Level, QuestionKind, QuizQuestion } from './types.js';

/** A question that could be asked: enough to choose among many, and the way to write it. */
export interface Candidate {
  /** The same for the same facts, so that what a person missed can be asked again. */
  readonly id: string;
  readonly kind: QuestionKind;
  readonly level: Level;
  /** The services it names; none for one about the model in general. */
  readonly services: readonly string[];
  readonly controls: readonly string[];
  readonly groups: readonly string[];
  /** What a deck should not ask twice: the duty, or the statement. */
  readonly topic: string;
  /** The side that is right, so that a deck can balance them. */
  readonly leaning: string;
  /** Null where no fair set of options can be found. */
  readonly write: (random: Random) => QuizQuestion | null;
}
