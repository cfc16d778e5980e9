/** The responsibility matrix at the command line. `npm run matrix -- rds ec2 lambda --format md|csv|xlsx|json|html`. */
import { writeFile } from 'node:fs/promises';
import { readKnowledge } from './data.js';
import { startOrExplain } from './life.js';
import { printMatrix } from './matrix/command.js';

await startOrExplain(async () => {
  // A reader that has seen enough (`| head`) is no failure.
  process.stdout.on('error', () => process.exit(0));
  process.exitCode = await printMatrix(process.argv.slice(2), {
    knowledge: readKnowledge(),
    print: (content) => process.stdout.write(content),
    printError: (text) => process.stderr.write(text),
    save: writeFile,
    isTerminal: process.stdout.isTTY === true,
    day: new Date().toISOString().slice(0, 10),
  });
});
