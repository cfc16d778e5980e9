import { answerQuestion } from '../answer/answer.js';
import type { AnswerTexts } from '../answer/texts.js';
import type { Answer } from '../answer/types.js';
import type { Knowledge } from '../knowledge/types.js';
import { topicOf } from '../question/topic.js';
import type { Question, Topic } from '../question/types.js';
import type { Understand, Understood } from '../question/understand.js';
import { assignIn } from './assign/asked.js';
import { isQuizTalk } from './quiz/talk.js';

interface LookParts {
  readonly knowledge: Knowledge;
  readonly understand: Understand;
  readonly texts: AnswerTexts;
}

/** How the last words were read, and what is answered to each of their questions. */
interface Looked {
  readonly understood: Understood;
  readonly pairs: readonly { readonly question: Question; readonly answer: Answer }[];
}

const HELP: Question = { kind: 'help' };

/**
 * Answers words that somebody looks up: half-typed ones of a search field, or another person's message. Neither is said
 * to the bot, so nothing is remembered of them. What only works in a conversation (a quiz, our own teams) is answered with help.
 *
 * @param said the words, each in the light of those before; the last are answered
 */
export function look(said: readonly string[], { knowledge, understand, texts }: LookParts): Looked {
  let topic: Topic | null = null;
  let before: Topic | null = null;
  let understood: Understood = { questions: [], clauses: [] };
  for (const text of said) {
    before = topic;
    understood = understand(text, before);
    for (const question of understood.questions) topic = topicOf(question) ?? topic;
  }
  const { questions } = understood;
  const isTalk = isQuizTalk(said.at(-1) ?? '', questions) || assignIn(questions) !== null;
  const asked = questions.length === 0 || isTalk ? [HELP] : questions;
  const pairs = asked.map((question) => ({ question, answer: answerQuestion(question, before, knowledge, texts) }));
  return { understood, pairs };
}
