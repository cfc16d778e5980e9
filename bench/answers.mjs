/** How long it takes to understand a text and compute its answer, without any channel or store. */
import { answerQuestion } from '../dist/answer/answer.js';
import { readData } from '../dist/data.js';
import { createUnderstanding } from '../dist/question/understand.js';
import { quantile } from './program.mjs';

const WARM_UP = 3;
const ROUNDS = 10;

export function measureAnswers(questions) {
  const { knowledge, language, replies } = readData();
  const { understand } = createUnderstanding(language, knowledge);
  const times = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    for (const text of questions) {
      const began = performance.now();
      for (const question of understand(text, null).questions)
        answerQuestion(question, null, knowledge, replies.answers);
      if (round >= WARM_UP) times.push(performance.now() - began);
    }
  }
  return { median: quantile(times, 0.5), p99: quantile(times, 0.99) };
}
