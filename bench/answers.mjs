/** How long it takes to understand a text and compute its answer, without any channel or store. */
import { createJiti } from 'jiti';
import { quantile } from './program.mjs';

const WARM_UP = 3;
const ROUNDS = 10;

const jiti = createJiti(import.meta.url);
const { answerQuestion } = await jiti.import('../src/answer/answer.ts');
const { readData } = await jiti.import('../src/data.ts');
const { createUnderstanding } = await jiti.import('../src/question/understand.ts');

/**
 * Milliseconds for each of `questions`, as median and 99th percentile.
 *
 * @param times how many times the services there are to be known, under new names
 */
export function measureAnswers(questions, times = 1) {
  const { knowledge, readLanguage, replies } = readData();
  const known = multiplied(knowledge, readLanguage(), times);
  const { understand } = createUnderstanding(known.language, known.knowledge);
  const taken = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    for (const text of questions) {
      const began = performance.now();
      for (const question of understand(text, null).questions)
        answerQuestion(question, null, known.knowledge, replies.answers);
      if (round >= WARM_UP) taken.push(performance.now() - began);
    }
  }
  return { median: quantile(taken, 0.5), p99: quantile(taken, 0.99) };
}

/** Every service again, with its facts and names, so many times in all. */
function multiplied(knowledge, language, times) {
  const services = { ...knowledge.services };
  const names = [...language.names];
  const scattered = { ...language.scattered };
  const tails = [...language.tails];
  for (let copy = 1; copy < times; copy += 1) {
    for (const [id, service] of Object.entries(knowledge.services)) services[`${id}-${copy}`] = { ...service };
    for (const [id, variants] of Object.entries(language.scattered)) scattered[`${id}-${copy}`] = variants;
    for (const tail of language.tails) tails.push({ ...tail, service: `${tail.service}-${copy}` });
    for (const [keys, named] of language.names)
      if (named.kind === 'service') names.push([`${keys} ${copy}x`, { ...named, id: `${named.id}-${copy}` }]);
  }
  return { knowledge: { ...knowledge, services }, language: { ...language, names, scattered, tails } };
}
