import type { Answer } from '../answer/types.js';
import { explain } from '../question/explain.js';
import type { Question } from '../question/types.js';
import type { Understand } from '../question/understand.js';
import type { QuizStore } from '../store/types.js';
import { parseRoom, roomsOf } from './quiz/place.js';
import type { Practice } from './quiz/practice.js';
import type { Turn } from './types.js';

/** What a person's own page in a chat product shows beside the conversation. */
export interface Desk {
  /** How they practise, and the rooms of quizzes that they take part in now. */
  mine(turn: Turn): Promise<Mine>;
  /** Can the text be asked again later, without what was said before it? */
  standsAlone(text: string): boolean;
  /** How a text is read without context, in several lines, for the people who mend the bot. */
  explain(text: string): string;
}

export interface Mine {
  readonly progress: Answer | null;
  /** The platform's ids of the rooms. */
  readonly quizzes: readonly string[];
}

export interface DeskParts {
  readonly understand: Understand;
  readonly store: Pick<QuizStore, 'joined'>;
  readonly practice: () => Promise<Practice>;
}

/** A quiz that nobody has touched for so long is over for all. */
const IDLE = 12 * 60 * 60 * 1000;

const ABOUT_DUTIES: ReadonlySet<Question['kind']> = new Set([
  'owner',
  'list',
  'where',
  'compare',
  'classify',
  'define',
  'define-duty',
  'describe',
]);

export function createDesk({ understand, store, practice }: DeskParts): Desk {
  return {
    async mine(turn) {
      const rooms = await store.joined(turn.speaker.id, roomsOf(turn.place), turn.at - IDLE);
      const [shown] = await (await practice()).progress(turn);
      return { quizzes: rooms.flatMap((room) => parseRoom(room) ?? []), progress: shown?.answer ?? null };
    },
    standsAlone: (text) => understand(text, null).questions.some(({ kind }) => ABOUT_DUTIES.has(kind)),
    explain: (text) => explain(text, understand),
  };
}
