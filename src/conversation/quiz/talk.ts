import type { Knowledge } from '../../knowledge/types.js';
import type { Question, QuizWish } from '../../question/types.js';
import { whisperCard } from '../../quiz/cards/parts.js';
import { parseDeckCode } from '../../quiz/deck/code.js';
import type { QuizTexts } from '../../quiz/texts.js';
import type { ScoreStore } from '../../store/types.js';
import type { Presenting } from '../present/present.js';
import type { Quizzes } from '../quiz.js';
import type { Post, Turn } from '../types.js';
import { leaderboard, listOnBoard } from './board.js';
import type { Daily } from './daily.js';
import type { Decks } from './decks.js';
import type { Practice } from './practice.js';

export interface QuizTalkParts {
  readonly knowledge: Knowledge;
  readonly texts: QuizTexts;
  readonly quizzes: Quizzes;
  readonly practice: () => Promise<Practice>;
  /** Null where nothing posts by itself. */
  readonly daily: (() => Promise<Daily>) | null;
  /** Gives the pages of a quiz for walls and phones; loaded when somebody asks for them. */
  readonly presenting: () => Promise<Pick<Presenting, 'links'>>;
  readonly decks: () => Promise<Decks>;
  readonly scores: ScoreStore;
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
export function createQuizTalk({
  knowledge,
  texts,
  quizzes,
  practice,
  daily,
  presenting,
  decks,
  scores,
  activity,
  newSeed,
}: QuizTalkParts): QuizTalk {
  const whisper = (text: string): Post => ({ kind: 'whisper', answer: whisperCard(text) });

  return async (turn, text, questions) => {
    const asked = askedIn(questions);
    const code = codeIn(text);
    if (code !== null && asked?.command !== 'export') {
      const { deckByCode, playOf } = await import('./wish.js');
      const deck = deckByCode(code, knowledge, texts);
      const how = asked?.command === 'start' ? playOf(asked.wish) : undefined;
      return deck === null ? [whisper(texts.whispers.noQuestions)] : await quizzes.start(turn, deck, how);
    }
    switch (asked?.command) {
      case undefined:
        return [];
      case 'present':
        return await (await presenting()).links(turn);
      case 'practice':
        return await (await practice()).next(turn);
      case 'progress':
        return await (await practice()).progress(turn);
      case 'remind':
        if (daily === null) return [whisper(texts.daily.unavailable)];
        return await (await daily()).remind(turn, text);
      case 'stop-remind':
        return daily === null ? [whisper(texts.daily.unavailable)] : await (await daily()).stopReminding(turn);
      case 'setup':
        return await (await decks()).form(turn);
      case 'decks':
        return await (await decks()).list(turn);
      case 'export':
        return await (await decks()).send(turn, text);
      case 'remove-deck':
        return await (await decks()).remove(turn, text);
      case 'deck': {
        const { playOf } = await import('./wish.js');
        return await (await decks()).play(turn, text, playOf(asked.wish));
      }
      case 'daily':
        if (daily === null) return [whisper(texts.daily.unavailable)];
        return await (await daily()).set(turn, text, asked.days);
      case 'stop-daily':
        return daily === null ? [whisper(texts.daily.unavailable)] : await (await daily()).stop(turn);
      case 'leaderboard':
        return await leaderboard(turn, scores, texts);
      case 'leave':
      case 'join':
        return await listOnBoard(turn, asked.command === 'join', scores, texts);
      case 'start':
        return await play(turn, asked.wish);
    }
  };

  async function play(turn: Turn, wish: QuizWish): Promise<readonly Post[]> {
    const { deckFor, playOf } = await import('./wish.js');
    const deck = deckFor(wish, activity, newSeed(), knowledge, texts);
    return deck === null ? [whisper(texts.whispers.noQuestions)] : await quizzes.start(turn, deck, playOf(wish));
  }
}

function askedIn(questions: readonly Question[]): Asked | null {
  return questions.find((question): question is Asked => question.kind === 'quiz') ?? null;
}

function codeIn(text: string): string | null {
  return text.split(/\s+/).find((word) => parseDeckCode(word) !== null) ?? null;
}
