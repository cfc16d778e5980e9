/**
 * One run of `npm run dev`: builds what changed and starts the bot. `tsx watch` runs it again after every change of
 * code or YAML. A build that fails prints why and waits for the next change.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const build = fileURLToPath(new URL('build.mjs', import.meta.url));
const { status } = spawnSync(process.execPath, [build, '--if-stale'], { stdio: 'inherit' });
if (status === 0) await import('../dist/main.js');
