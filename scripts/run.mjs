/**
 * Runs one of the programs, after building what is old:
 *
 *   node scripts/run.mjs main|ask|matrix [arguments]
 */
import { build } from './build.mjs';

const [program] = process.argv.splice(2, 1);
await build({ quiet: true });
await import(`../dist/${program}.js`);
