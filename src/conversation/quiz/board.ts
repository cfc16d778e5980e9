import { fill } from '../../answer/fill.js';
import { shownName } from '../../quiz/cards/end.js';
import { quizAnswer, whisperCard } from '../../quiz/cards/parts.js';
import type { QuizTexts } from '../../quiz/texts.js';
import type { ScoreStore } from '../../store/types.js';
import type { Post, Turn } from '../types.js';
import { roomOf } from './place.js';

const SHOWN = 10;

/** Who does best in the room this month (in UTC), by right answers. */
export async function leaderboard(turn: Turn, store: ScoreStore, texts: QuizTexts): Promise<readonly Post[]> {
  const date = new Date(turn.at);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  const board = await store.board(roomOf(turn.place), Date.UTC(year, month), Date.UTC(year, month + 1));
  const heading = {
    type: 'heading',
    text: fill(texts.board.heading, { month: date.toISOString().slice(0, 7) }),
  } as const;
  if (board.length === 0) return [reply(quizAnswer([heading, { type: 'text', text: texts.board.none }]))];
  const { rank, name, right } = texts.end.columns;
  const rows = board
    .slice(0, SHOWN)
    .map((each, index) => [
      String(1 + board.findIndex((other) => other.right === each.right && other.questions === each.questions)),
      shownName(each.name) ?? fill(texts.end.player, { number: index + 1 }),
      fill(texts.board.row, { right: each.right, questions: each.questions }),
    ]);
  const table = { type: 'table', columns: [rank, name, right], rows } as const;
  return [reply(quizAnswer([heading, table, { type: 'note', text: texts.board.how }]))];
}

/** Takes whoever speaks off leaderboards, or puts them back. */
export async function listOnBoard(
  turn: Turn,
  isListed: boolean,
  store: ScoreStore,
  texts: QuizTexts,
): Promise<readonly Post[]> {
  await store.list(turn.speaker.id, isListed);
  return [{ kind: 'whisper', answer: whisperCard(isListed ? texts.board.joined : texts.board.left) }];
}

function reply(answer: Post['answer']): Post {
  return { kind: 'reply', answer, audience: 'asker', card: null };
}
