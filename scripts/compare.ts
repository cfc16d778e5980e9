/**
 * Puts the classifiers of other libraries beside our own reader: the same texts to learn from, the same questions.
 *
 *   npm run compare [-- bayes logistic nlpjs words built reader]
 *
 * Prints a table in Markdown. Takes some minutes, most of them for training; `natural` and nlp.js run as they come.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Measured } from './compare/measure.js';
import { models } from './compare/models.js';
import type { Score } from './compare/score.js';

const path = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const share = (count: number, { total }: Score) => `${((100 * count) / total).toFixed(1)}%`;
const shares = (score: Score) => `${share(score.first, score)} / ${share(score.firstThree, score)}`;

function measure(name: string): Measured {
  const command = ['--expose-gc', path('node_modules/jiti/lib/jiti-cli.mjs'), path('scripts/compare/measure.ts'), name];
  const printed = execFileSync(process.execPath, command, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  // Only the last line is ours: libraries print too.
  return JSON.parse(printed.trim().split('\n').at(-1) ?? '') as Measured;
}

function row({ title, lessons, trainSeconds, tuning, heldBack, microseconds, megabytes }: Measured): string {
  const learnt = lessons === 0 ? 'by the build' : `${lessons} texts, ${trainSeconds.toFixed(0)} s`;
  const cells = [title, learnt, shares(tuning), shares(heldBack), microseconds.toFixed(0), megabytes.toFixed(1)];
  return `| ${cells.join(' | ')} |`;
}

if (!existsSync(path('bench/stock/node_modules')))
  execFileSync('npm', ['ci', '--prefix', path('bench/stock'), '--ignore-scripts', '--no-audit', '--no-fund'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });

const names = process.argv.slice(2);
for (const [at, measured] of (names.length > 0 ? names : Object.keys(models)).entries()) {
  const result = measure(measured);
  if (at === 0) {
    console.log(
      `| model | learns from | tuning sets (${result.tuning.total}): first / first three | held-back sets (${result.heldBack.total}): first / first three | median µs | MB |`,
    );
    console.log('|---|---|---|---|---|---|');
  }
  console.log(row(result));
}
