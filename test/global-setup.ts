import { build } from '../scripts/build.mjs';

/** Some tests start the programs in dist/: what is old is built first. */
export default async function setup(): Promise<void> {
  await build({ quiet: true });
}
