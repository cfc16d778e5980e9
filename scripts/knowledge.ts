/**
 * Checks the knowledge base and prints how much it covers: `npm run knowledge`, or `npm run knowledge -- <dir>`.
 * Ends with 1 if there are problems; warnings are for a look. `--quiet` prints problems alone.
 */
import { inspectKnowledge } from '../src/knowledge/compile.js';
import { measure } from '../src/knowledge/coverage.js';
import { formatProblem } from '../src/knowledge/problem.js';

const args = process.argv.slice(2);
const quiet = args.includes('--quiet');
const dir = args.find((arg) => !arg.startsWith('--')) ?? 'knowledge';
const today = new Date().toISOString().slice(0, 10);

const { knowledge, problems, warnings } = inspectKnowledge(dir, { today });

for (const problem of problems) console.log(`problem ${formatProblem(problem)}`);
if (!quiet) {
  for (const warning of warnings) console.log(`warning ${formatProblem(warning)}`);
  const { counts, ages, decidedBy, thinnest } = measure(knowledge, today);
  table(`${problems.length} problems, ${warnings.length} warnings. Coverage:`, counts);
  table('Sources by age of "checked":', ages);
  table('What decides, over all services and variants x controls:', decidedBy);
  table('Fewest own facts:', Object.fromEntries(thinnest.slice(0, 10).map((each) => [each.service, each.facts])));
}
process.exitCode = problems.length > 0 ? 1 : 0;

function table(title: string, rows: Readonly<Record<string, number>>): void {
  const width = Math.max(0, ...Object.keys(rows).map((name) => name.length));
  console.log(`\n${title}`);
  for (const [name, count] of Object.entries(rows))
    console.log(`  ${name.padEnd(width)}  ${String(count).padStart(6)}`);
}
