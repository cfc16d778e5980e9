import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { isBuilt } from './build.mjs';

/**
 * Sees that dist/ is there and up to date. What is old is built in a process of its own, whose memory goes with it; what
 * that prints goes to stderr, for the program's own output may be read by another. Ends the process where the build fails.
 */
export function ready() {
  if (isBuilt()) return;
  process.stderr.write('Building what is new; the first time this takes some ten seconds.\n');
  const script = fileURLToPath(new URL('build.mjs', import.meta.url));
  const { status } = spawnSync(process.execPath, ['--max-semi-space-size=64', script], { stdio: ['ignore', 2, 2] });
  if (status !== 0) process.exit(status ?? 1);
}
