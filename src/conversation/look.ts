import { answerQuestion } from '../answer/answer.js';
import type { AnswerTexts } from '../answer/texts.js';
import type { Knowledge } from '../knowledge/types.js';
import { topicOf } from '../question/topic.js';
import type { Question, Topic } from '../question/types.js';
import type { Understand } from '../question/understand.js';
import { isQuizTalk } from './quiz/talk.js';
import type { Post } from './types.js';

interface LookParts {
  readonly knowledge: Knowledge;
  readonly understand: Understand;
  readonly texts: AnswerTexts;
}

const HELP: Question = { kind: 'help' };

/**
 * Answers words that somebody looks up: half-typed ones of a search field, or another person's message. Neither is said
 * to the bot, so nothing is remembered of them. What only works in a conversation (a quiz) is answered with help.
 *
 * @param said the words, each in the light of those before; the last are answered
 */
export function look(said: readonly string[], { knowledge, understand, texts }: LookParts): readonly Post[] {
  let topic: Topic | null = null;
  let asked: readonly Question[] = [];
  let before: Topic | null = null;
  for (const text of said) {
    before = topic;
    const { questions } = understand(text, before);
    asked = isQuizTalk(text, questions) ? [HELP] : questions;
    for (const question of asked) topic = topicOf(question) ?? topic;
  }
  return (asked.length === 0 ? [HELP] : asked).map((question) => ({
    kind: 'reply',
    answer: answerQuestion(question, before, knowledge, texts),
    audience: 'asker',
    card: null,
  }));
}
