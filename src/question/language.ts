import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import * as v from 'valibot';
import { parseDocument } from 'yaml';

/** A file of `intents/` that cannot be used, with the file, the field and what to do. */
export class LanguageError extends Error {
  override readonly name = 'LanguageError';
  /** One line each, for people. */
  readonly problems: readonly string[];
  constructor(problem: string) {
    super(problem);
    this.problems = [problem];
  }
}

const Phrases = v.array(v.string());
const ByName = v.record(v.string(), Phrases);

/** The one language there is so far; one more is one more key in each file. */
const LANGUAGE = 'en';

const IntentFile = v.object({
  intent: v.string(),
  en: v.objectWithRest(
    { patterns: v.optional(Phrases, []), utterances: Phrases, claims: v.optional(v.record(v.string(), ByName), {}) },
    Phrases,
  ),
});

const ForeignFile = v.record(v.string(), v.object({ name: v.string(), en: Phrases }));

const PatchingFile = v.object({
  phrases: v.object({ en: Phrases }),
  kinds: v.record(v.string(), v.string()),
  concepts: v.record(v.string(), v.string()),
});

const PlacesFile = v.record(v.string(), v.object({ runs: Phrases, en: Phrases }));

export interface IntentData {
  /** The file's own name ("owner", "more"), which also names its cues. */
  readonly name: string;
  readonly intent: string;
  /** Patterns by cue: the file's name for its plain patterns, `name.part` for named ones. */
  readonly patterns: readonly { readonly cue: string; readonly pattern: string }[];
  readonly utterances: readonly string[];
}

/** All that stands under `intents/`, checked. */
export interface LanguageData {
  readonly intents: readonly IntentData[];
  readonly classes: Readonly<Record<string, readonly string[]>>;
  readonly synonyms: Readonly<Record<string, readonly string[]>>;
  readonly stop: readonly string[];
  /** Words that only dress a question up, by kind of question. */
  readonly shells: Readonly<Record<string, readonly string[]>>;
  readonly foreign: Readonly<Record<string, { readonly name: string; readonly en: readonly string[] }>>;
  readonly languages: Readonly<Record<string, readonly string[]>>;
  /** What people write when they mean a duty, by control. */
  readonly duties: Readonly<Record<string, readonly string[]>>;
  readonly patching: v.InferOutput<typeof PatchingFile>;
  readonly places: v.InferOutput<typeof PlacesFile>;
}

function read<T>(dir: string, file: string, schema: v.GenericSchema<unknown, T>): T {
  const path = join(dir, file);
  const shown = join('intents', relative(dir, path));
  const document = parseDocument(readFileSync(path, 'utf8'), { prettyErrors: true });
  const [fault] = document.errors;
  if (fault) throw new LanguageError(`${shown}: ${fault.message.split('\n')[0] ?? 'not YAML'}`);
  const result = v.safeParse(schema, document.toJS());
  if (!result.success) {
    const [issue] = result.issues;
    throw new LanguageError(`${shown}: ${v.getDotPath(issue) ?? 'the file'}: ${issue.message}`);
  }
  return result.output;
}

function yamlFiles(dir: string): string[] {
  return readdirSync(dir)
    .filter((file) => file.endsWith('.yaml'))
    .sort();
}

/** How `{side}` and `{whose}` of a claim's pattern are said of each side. */
const SIDES: Readonly<Record<string, { readonly side: string; readonly whose: string }>> = {
  customer: { side: '{us}', whose: '({our}|{us})' },
  aws: { side: '{aws}', whose: '{aws}' },
};

/** Patterns of claims as cues "claim.<group>.<side>"; those of `either` stand for both sides. */
function claimPatterns(claims: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>) {
  return Object.entries(claims).flatMap(([of, groups]) =>
    Object.entries(groups).flatMap(([group, list]) =>
      list.flatMap((pattern) => {
        if (of !== 'either') return [{ cue: `claim.${group}.${of}`, pattern }];
        return Object.entries(SIDES).map(([name, { side, whose }]) => ({
          cue: `claim.${group}.${name}`,
          pattern: pattern.replaceAll('{side}', side).replaceAll('{whose}', whose),
        }));
      }),
    ),
  );
}

function intentOf(dir: string, file: string): IntentData {
  const { intent, en } = read(dir, file, IntentFile);
  const name = file.replace(/\.yaml$/u, '');
  const { patterns, utterances, claims, ...parts } = en;
  const named = (prefix: string, record: Readonly<Record<string, readonly string[]>>) =>
    Object.entries(record).flatMap(([part, list]) => list.map((pattern) => ({ cue: `${prefix}.${part}`, pattern })));
  return {
    name,
    intent,
    utterances,
    patterns: [...patterns.map((pattern) => ({ cue: name, pattern })), ...claimPatterns(claims), ...named(name, parts)],
  };
}

/** The sentences for a duty may stand in several files. */
function joined(files: readonly Readonly<Record<string, readonly string[]>>[]): Record<string, readonly string[]> {
  const all: Record<string, readonly string[]> = {};
  for (const file of files)
    for (const [control, sentences] of Object.entries(file)) all[control] = [...(all[control] ?? []), ...sentences];
  return all;
}

/**
 * Reads and checks the language under `dir`.
 * @throws LanguageError naming the file, the field and the fault.
 */
export function readLanguage(dir: string): LanguageData {
  const lexicon = join('lexicon');
  const files = yamlFiles(dir);
  const inEnglish = <T>(schema: v.GenericSchema<unknown, T>) => v.object({ [LANGUAGE]: schema });
  return {
    intents: files.filter((file) => file !== 'replies.yaml').map((file) => intentOf(dir, file)),
    classes: read(dir, join(lexicon, 'classes.yaml'), inEnglish(ByName)).en ?? {},
    synonyms: read(dir, join(lexicon, 'synonyms.yaml'), inEnglish(ByName)).en ?? {},
    stop: read(dir, join(lexicon, 'stopwords.yaml'), inEnglish(Phrases)).en ?? [],
    shells: read(dir, join(lexicon, 'shells.yaml'), inEnglish(ByName)).en ?? {},
    foreign: read(dir, join(lexicon, 'foreign.yaml'), ForeignFile),
    languages: read(dir, join(lexicon, 'languages.yaml'), ByName),
    duties: joined(
      yamlFiles(join(dir, 'duties')).map((file) => read(dir, join('duties', file), inEnglish(ByName)).en ?? {}),
    ),
    patching: read(dir, join(lexicon, 'patching.yaml'), PatchingFile),
    places: read(dir, join(lexicon, 'places.yaml'), PlacesFile),
  };
}
