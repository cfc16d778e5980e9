import { execFileSync } from 'node:child_process';

/** Some tests start the programs in dist/: what is old is built first. */
export default function setup(): void {
  execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
}
