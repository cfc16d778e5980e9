/** How long it takes to understand a text and compute its answer, without any channel or store. */
import { createJiti } from 'jiti';
import { quantile } from './program.mjs';

const WARM_UP = 3;
const ROUNDS = 10;

const jiti = createJiti(import.meta.url);
const { answerQuestion } = await jiti.import('../src/answer/answer.ts');
const { readData } = await jiti.import('../src/data.ts');
const { createUnderstanding } = await jiti.import('../src/question/understand.ts');

export function measureAnswers(questions) {
  const { knowledge, readLanguage, replies } = readData();
  const { understand } = createUnderstanding(readLanguage(), knowledge);
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
