import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { folderForTest } from './folder.js';

const run = promisify(execFile);
const cache = resolve('node_modules/.cache');
mkdirSync(cache, { recursive: true });
const compiled = mkdtempSync(join(cache, 'store-'));

beforeAll(async () => {
  const tsc = resolve('node_modules/.bin/tsc');
  const options = [
    '--noEmit',
    'false',
    '--module',
    'nodenext',
    '--target',
    'es2022',
    '--skipLibCheck',
    '--types',
    'node',
    '--ignoreConfig',
  ];
  await run(tsc, [...options, '--rootDir', 'src', '--outDir', compiled, 'src/store/open.ts']);
  writeFileSync(
    join(compiled, 'claim.mjs'),
    `import { openStore } from './store/open.js';
     const store = await openStore(null, process.argv[2]);
     process.stdout.write(String(await store.deliveries.claim('one', 1)));
     await store.close();`,
  );
}, 60_000);
afterAll(() => rmSync(compiled, { recursive: true, force: true }));

it('lets processes that start at once share a new SQLite file', async () => {
  for (let round = 0; round < 3; round += 1) {
    const folder = folderForTest();
    const starts = Array.from({ length: 4 }, () => run(process.execPath, [join(compiled, 'claim.mjs'), folder]));
    const claims = (await Promise.all(starts)).map(({ stdout }) => stdout).sort();
    expect(claims).toEqual(['false', 'false', 'false', 'true']);
  }
}, 60_000);
