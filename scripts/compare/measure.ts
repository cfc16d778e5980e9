/** Trains and measures one model, in a process of its own, and prints what came out as JSON: `measure.ts MODEL`. */
import { setImmediate } from 'node:timers/promises';
import type { Rank } from './model.js';
import { models } from './models.js';
import { type Asked, median, type Score, score, spread } from './score.js';
import { readLessons, readQuestions } from './texts.js';

/** What is said of one model in the table. */
export interface Measured {
  readonly title: string;
  readonly lessons: number;
  /** Processor time of the training. */
  readonly trainSeconds: number;
  readonly megabytes: number;
  readonly microseconds: number;
  readonly tuning: Score;
  readonly heldBack: Score;
}

/** Enough texts for the code to be compiled as it is in a bot that has run for a while. */
const WARM_UP = 2000;

/** Some of what is let go is found only by a second look. */
async function usedBytes(): Promise<number> {
  for (let look = 0; look < 3; look++) {
    globalThis.gc?.();
    await setImmediate();
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Processor time in microseconds, which other programs on the machine disturb less than a clock. */
function spent(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return user + system;
}

/** Each question is ranked once: some models remember texts that they have seen. */
async function ranked(rank: Rank, questions: readonly Asked[], times: number[]): Promise<(readonly string[])[]> {
  const rankings: (readonly string[])[] = [];
  for (const { text } of questions) {
    const began = process.cpuUsage();
    rankings.push(await rank(text));
    times.push(spent(began));
  }
  return rankings;
}

async function measure(name: string): Promise<Measured> {
  const model = models[name];
  if (model === undefined) throw new Error(`No model "${name}": use one of ${Object.keys(models).join(', ')}.`);
  const all = readLessons();
  const lessons = model.lessons(all);
  const [tuning, heldBack] = [readQuestions('tuning'), readQuestions('held back')];
  const train = await model.prepare();
  const before = await usedBytes();
  const began = process.cpuUsage();
  const trained = await train(lessons);
  const trainSeconds = spent(began) / 1e6;
  const megabytes = ((await usedBytes()) - before) / 2 ** 20;
  const times: number[] = [];
  const warm = spread(all, WARM_UP).map(({ control, text }) => ({ text, controls: [control] }));
  await ranked(trained.rank, warm, []);
  return {
    title: model.title,
    lessons: lessons.length,
    trainSeconds,
    megabytes,
    tuning: score(tuning, await ranked(trained.rank, tuning, times)),
    heldBack: score(heldBack, await ranked(trained.rank, heldBack, times)),
    microseconds: median(times),
  };
}

const [name = ''] = process.argv.slice(2);
console.log(JSON.stringify(await measure(name)));
