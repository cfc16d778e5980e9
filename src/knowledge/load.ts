import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import * as v from 'valibot';
import { type Path, readYaml, type YamlDocument } from './document.js';
import type { Problem } from './problem.js';
import { readMessage } from './schema/fields.js';
import { type FileKind, fileKinds, kinds, type RawFile } from './schema/index.js';

/** One file that fits its schema, and the document to ask for the place of a field. */
export interface Loaded<Kind extends FileKind> {
  /** The file name without its ending. */
  readonly stem: string;
  readonly document: YamlDocument;
  readonly data: RawFile<Kind>;
}

export type LoadedFiles = { readonly [Kind in FileKind]: readonly Loaded<Kind>[] };

export interface Load {
  readonly files: LoadedFiles;
  readonly problems: readonly Problem[];
  /** The kinds of which a file was left out: an id that seems unknown may stand in one of those. */
  readonly incomplete: ReadonlySet<FileKind>;
}

/**
 * Reads all YAML of a knowledge directory and checks each file against the schema of its kind.
 * Gives the files that fit and every problem of those that do not; never throws for what is in a file.
 */
export function loadKnowledge(dir: string): Load {
  const problems: Problem[] = strays(dir);
  const incomplete = new Set<FileKind>();
  const load = <Kind extends FileKind>(kind: Kind): Loaded<Kind>[] =>
    pathsOf(dir, kind).flatMap((path) => {
      const { file, problems: found } = loadFile(dir, path, kind);
      problems.push(...found);
      if (file !== null) return [file];
      incomplete.add(kind);
      return [];
    });
  const files = {
    controls: load('controls'),
    archetypes: load('archetypes'),
    services: load('services'),
    topics: load('topics'),
    scenarios: load('scenarios'),
    sources: load('sources'),
    software: load('software'),
  };
  return { files, problems, incomplete };
}

interface LoadedFile<Kind extends FileKind> {
  readonly file: Loaded<Kind> | null;
  readonly problems: readonly Problem[];
}

function loadFile<Kind extends FileKind>(dir: string, path: string, kind: Kind): LoadedFile<Kind> {
  const document = readYaml(`knowledge/${path}`, readFileSync(join(dir, path), 'utf8'));
  if (document.problems.length > 0) return { file: null, problems: document.problems };
  const { data, problems } = check<RawFile<Kind>>(fileKinds[kind].schema, document);
  return problems.length > 0 || data === undefined
    ? { file: null, problems }
    : { file: { stem: basename(path, '.yaml'), document, data }, problems: [] };
}

/** Valibot stops at the first unknown field of a mapping: it is taken out and the rest is checked again. */
function check<Data>(schema: v.GenericSchema, document: YamlDocument): { data?: Data; problems: Problem[] } {
  const input: unknown = structuredClone(document.data);
  const unknown: Problem[] = [];
  for (;;) {
    const result = v.safeParse(schema, input, { abortPipeEarly: true });
    // The schema of a kind gives the data of that kind: the one place where the type is asserted.
    if (result.success) return { data: result.output as Data, problems: unknown };
    const extras = result.issues.filter((issue) => issue.type === 'strict_object' && issue.expected === 'never');
    unknown.push(...extras.map((issue) => toProblem(document, issue)));
    if (extras.length === 0) {
      return { problems: [...unknown, ...result.issues.map((issue) => toProblem(document, issue))].sort(byPlace) };
    }
    for (const { path } of extras) {
      const last = path?.at(-1);
      if (last?.type === 'object') Reflect.deleteProperty(last.input, last.key);
    }
  }
}

const byPlace = (a: Problem, b: Problem): number => a.line - b.line || a.column - b.column;

function toProblem(document: YamlDocument, issue: v.BaseIssue<unknown>): Problem {
  const items = issue.path ?? [];
  const path: Path = items.map((item) => (typeof item.key === 'number' ? item.key : String(item.key)));
  const isKey = items.at(-1)?.origin === 'key';
  return document.problem(path, readMessage(issue.message), isKey ? 'key' : 'value');
}

function pathsOf(dir: string, kind: FileKind): string[] {
  if (!fileKinds[kind].folder) {
    const path = `${kind}.yaml`;
    return exists(join(dir, path)) ? [path] : [];
  }
  if (!exists(join(dir, kind))) return [];
  return readdirSync(join(dir, kind))
    .filter((name) => extname(name) === '.yaml')
    .sort()
    .map((name) => `${kind}/${name}`);
}

/** Files that nobody would read: a typo in a folder or an ending must not lose facts without a word. */
function strays(dir: string): Problem[] {
  const known = new Set(kinds.flatMap((kind) => pathsOf(dir, kind)));
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !known.has(path) && extname(path) !== '.md' && statSync(join(dir, path)).isFile())
    .sort()
    .map((path) => ({
      file: `knowledge/${path}`,
      line: 1,
      column: 1,
      path: '',
      what: 'this file is not read',
      mend: 'name it <folder>/<id>.yaml in controls, archetypes, services, topics or scenarios, or remove it',
    }));
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}
