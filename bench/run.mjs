/**
 * Measures the bot beside a bare app of the same two chat libraries, in turns in the same run, and how long an answer
 * takes to compute.
 *
 *   npm run bench [-- --rounds 5]
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ready } from '../scripts/ready.mjs';
import { measureAnswers } from './answers.mjs';
import { measure, median } from './program.mjs';
import { startSlack } from './slack.mjs';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });
const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));

/** The bot runs as `npm start` runs it. */
const { scripts } = JSON.parse(readFileSync(path('package.json'), 'utf8'));
const flags = scripts.start.split(' ').filter((word) => word.startsWith('--'));

ready();
const slack = await startSlack();
const bare = [];
const bot = [];
for (let round = 0; round < Number(values.rounds); round += 1) {
  bare.push(await aside((dir) => measure([path('bench/bare.mjs')], slack, dir)));
  bot.push(await aside((dir) => measure([...flags, path('dist/main.js')], slack, dir)));
}
slack.close();

console.log(`medians of ${values.rounds} rounds                bare       bot     ratio`);
row('start to first healthy answer, ms', 'start');
row('memory when started, MB', 'idle');
row('memory after 120 events, MB', 'busy');
row('event to posted answer, ms', 'event');

const questions = [...readFileSync(path('bench/questions.txt'), 'utf8').trim().split('\n')];
// What asks after all services has to look at them all.
const onFew = questions.filter((text) => !text.includes('which services'));
for (const times of [1, 10, 100]) {
  const { median: middle, p99 } = measureAnswers(times === 1 ? questions : onFew, times);
  const known = times === 1 ? '' : `, ${times} times as many services`;
  console.log(
    `answer computed: median ${middle.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms (${questions.length} questions${known})`,
  );
}

function row(label, field) {
  const [before, now] = [bare, bot].map((rounds) => median(rounds.map((round) => round[field])));
  const cells = [before.toFixed(1), now.toFixed(1), (now / before).toFixed(2)];
  console.log(label.padEnd(36) + cells.map((cell) => cell.padStart(10)).join(''));
}

async function aside(work) {
  const dir = mkdtempSync(join(tmpdir(), 'responsibot-bench-'));
  try {
    return await work(dir);
  } finally {
    rmSync(dir, { recursive: true });
  }
}
