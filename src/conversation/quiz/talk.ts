import type { Knowledge } from '../../knowledge/types.js';
import type { Question } from '../../question/types.js';
import { whisperCard } from '../../quiz/cards/parts.js';
import { parseDeckCode } from '../../quiz/deck/code.js';
import type { QuizTexts } from '../../quiz/texts.js';
import type { Quizzes } from '../quiz.js';
import type { Post, Turn } from '../types.js';

export interface QuizTalkParts {
  readonly knowledge: Knowledge;
  readonly texts: QuizTexts;
  readonly quizzes: Quizzes;
  /** The scenario that "start a quiz" plays. */
  readonly activity: string;
  /** A short word of lower-case letters and digits, another each time. */
  readonly newSeed: () => string;
}

/** Answers what is said about quizzes. */
export type QuizTalk = (turn: Turn, text: string, questions: readonly Question[]) => Promise<readonly Post[]>;

type Asked = Extract<Question, { kind: 'quiz' }>;

/** Does a text speak of quizzes: by what was understood, or by the code of a deck? */
export function isQuizTalk(text: string, questions: readonly Question[]): boolean {
  return askedIn(questions) !== null || codeIn(text) !== null;
}

/** Joins the words to the quizzes. Decks are written only when one is asked for: most people never play. */
export function createQuizTalk({ knowledge, texts, quizzes, activity, newSeed }: QuizTalkParts): QuizTalk {
  const whisper = (text: string): Post => ({ kind: 'whisper', answer: whisperCard(text) });

  return async (turn, text, questions) => {
    const { deckFor, deckByCode, playOf } = await import('./wish.js');
    const asked = askedIn(questions);
    const code = codeIn(text);
    if (code !== null) {
      const deck = deckByCode(code, knowledge, texts);
      const play = asked?.command === 'start' ? playOf(asked.wish) : undefined;
      return deck === null ? [whisper(texts.whispers.noQuestions)] : await quizzes.start(turn, deck, play);
    }
    if (asked?.command !== 'start') return [];
    const deck = deckFor(asked.wish, activity, newSeed(), knowledge, texts);
    return deck === null ? [whisper(texts.whispers.noQuestions)] : await quizzes.start(turn, deck, playOf(asked.wish));
  };
}

function askedIn(questions: readonly Question[]): Asked | null {
  return questions.find((question): question is Asked => question.kind === 'quiz') ?? null;
}

function codeIn(text: string): string | null {
  return text.split(/\s+/).find((word) => parseDeckCode(word) !== null) ?? null;
}
