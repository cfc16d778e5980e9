/** The bot at the command line: no server and no file, only answers. `npm run ask -- "question"`. */
import { createBot } from './bot.js';
import { ask } from './channels/terminal/ask.js';
import { readData } from './data.js';
import { startOrExplain } from './life.js';
import { createPassingStore } from './store/passing.js';

await startOrExplain(async () => {
  // A reader that has seen enough (`| head`) is no failure.
  process.stdout.on('error', () => process.exit(0));
  const data = readData();
  const { respond, explain } = createBot({ data, store: createPassingStore(), onFault: console.error });
  process.exitCode = await ask(process.argv.slice(2), {
    respond,
    explain,
    input: process.stdin,
    output: process.stdout,
    errors: process.stderr,
    now: Date.now,
  });
});
