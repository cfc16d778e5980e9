/** What people asked and did not get a good answer to, at the command line. `npm run review -- --format text|yaml|csv`. */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { readConfig } from '../src/config.js';
import { readData } from '../src/data.js';
import { startOrExplain } from '../src/life.js';
import { review } from '../src/review/command.js';
import { createReading } from '../src/review/reading.js';
import { openStore } from '../src/store/open.js';

await startOrExplain(async () => {
  // A reader that has seen enough (`| head`) is no failure.
  process.stdout.on('error', () => process.exit(0));
  if (process.env.NODE_ENV !== 'production' && existsSync('.env')) process.loadEnvFile('.env');
  const { knowledge, readLanguage } = readData();
  process.exitCode = await review(process.argv.slice(2), {
    knowledge,
    reading: () => createReading(readLanguage(), knowledge),
    kept: async (limit) => {
      const { databaseUrl, dataDir } = readConfig(process.env);
      const store = await openStore(databaseUrl, dataDir);
      try {
        return await store.feedback.recent(limit);
      } finally {
        await store.close();
      }
    },
    print: (text) => process.stdout.write(text),
    printError: (text) => process.stderr.write(text),
    save: writeFile,
  });
});
