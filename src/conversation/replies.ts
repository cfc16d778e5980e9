import type { AnswerTexts } from '../answer/texts.js';
import type { AssignTexts } from '../assignments/texts.js';
import type { QuizTexts } from '../quiz/texts.js';

/** What the bot says around the facts, in one language (`intents/replies/`). */
export interface Replies {
  readonly answers: AnswerTexts;
  readonly quiz: QuizTexts;
  readonly assign: AssignTexts;
}
