/**
 * Runs one of the programs, after building what is old:
 *
 *   node scripts/run.mjs main|ask|matrix [arguments]
 */
import { ready } from './ready.mjs';

const [program] = process.argv.splice(2, 1);
ready();
await import(`../dist/${program}.js`);
