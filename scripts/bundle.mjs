/**
 * Joins src/ and most of its libraries into a few files in dist/. The bot loads more than a thousand library files
 * otherwise, which takes it longer than all else that it does to start.
 */
import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Each becomes a program of its own, `dist/<name>.js`. */
const programs = ['main', 'ask', 'matrix'];

/** Left in node_modules: what has native parts or finds its files by itself, and what only a command line loads. */
const external = ['libsql', 'pg', 'pino', 'csv-stringify', 'write-excel-file', 'commander'];

/**
 * Writes the programs, with source maps, and the files of the chat page; what this file does as a thread.
 *
 * @throws {Error} when a file does not parse or an import leads nowhere
 */
async function bundlePrograms() {
  await bundle(programs);
  cpSync(join(root, 'src/channels/web/page'), join(root, 'dist/page'), { recursive: true });
}

/** Writes what compiles the data, after removing all old code; by itself, so that it can work while the rest is bundled. */
export async function bundleCompilers() {
  removeOldCode();
  await bundle(['compile']);
}

async function bundle(entries) {
  const code = await rolldown({
    cwd: root,
    input: Object.fromEntries(entries.map((name) => [name, `src/${name}.ts`])),
    platform: 'node',
    external: external.map((name) => new RegExp(`^${name}(/|$)`)),
    onLog: (level, log, report) => {
      if (level === 'warn' && isOfLibrary(log)) return;
      report(level, log);
    },
  });
  await code.write({
    dir: join(root, 'dist'),
    format: 'esm',
    // One character beyond Latin makes Node keep the whole file in two bytes a character.
    charset: 'ascii',
    // Comments and blanks cost memory as long as the bot runs; names of functions stay, for stacks.
    minify: { compress: true, mangle: { keepNames: true }, codegen: { removeWhitespace: true } },
    sourcemap: true,
    sourcemapExcludeSources: true,
  });
}

/** What a library does with `eval` or `this` is not ours to mend. */
function isOfLibrary(log) {
  const places = [log.id, log.loc?.file, log.message];
  return places.some((place) => place?.includes('node_modules'));
}

/** Chunks carry a digest in their names: those of the last build would stay for ever. */
function removeOldCode() {
  const dist = join(root, 'dist');
  mkdirSync(dist, { recursive: true });
  for (const name of readdirSync(dist, { withFileTypes: true }).filter(isOld))
    rmSync(join(dist, name.name), { recursive: true });
}

function isOld(entry) {
  return entry.isDirectory() || /\.js(\.map)?$/.test(entry.name);
}

if (!isMainThread) await bundlePrograms();
