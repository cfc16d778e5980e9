import { answerQuestion } from '../../src/answer/answer.js';
import type { Answer } from '../../src/answer/types.js';
import { readData } from '../../src/data.js';
import { topicOf } from '../../src/question/topic.js';
import type { Question, Topic } from '../../src/question/types.js';
import { createUnderstanding } from '../../src/question/understand.js';

/** The facts, words and texts that the project ships, as the build made them. */
export const { knowledge, readLanguage, replies } = readData();
export const { understand } = createUnderstanding(readLanguage(), knowledge);

interface Heard {
  readonly questions: readonly Question[];
  readonly answers: readonly Answer[];
}

/** What each message of a conversation is understood as, and what is answered, in the light of those before it. */
export function talk(...texts: readonly string[]): Heard[] {
  let topic: Topic | null = null;
  return texts.map((text) => {
    const { questions } = understand(text, topic);
    const answers = questions.map((question) => {
      const answer = answerQuestion(question, topic, knowledge, replies.answers);
      topic = topicOf(question) ?? topic;
      return answer;
    });
    return { questions, answers };
  });
}

/** The one question of a text without context. */
export function asked(text: string): Question {
  const [question, ...others] = understand(text, null).questions;
  if (question === undefined || others.length > 0) throw new Error(`"${text}" is not one question.`);
  return question;
}

/** The verdicts on a text as "service control owner". */
export function verdictsOn(text: string): string[] {
  return talk(text).flatMap(({ answers }) =>
    answers.flatMap(({ verdicts }) =>
      verdicts.map(({ subject, owner }) => `${subject.service ?? '-'} ${subject.control} ${owner}`),
    ),
  );
}
