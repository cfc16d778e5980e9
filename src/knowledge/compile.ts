import { crossCheck } from './checks/index.js';
import { type LoadedFiles, loadKnowledge } from './load.js';
import { KnowledgeError, type Problem } from './problem.js';
import type { RawFact, RawSplit } from './schema/facts.js';
import type { RawFile } from './schema/index.js';
import type {
  Archetype,
  Control,
  Fact,
  Knowledge,
  Phrases,
  Service,
  Software,
  Source,
  Split,
  Topic,
  Variant,
} from './types.js';

export interface Inspection {
  /** What could be compiled: all of it if there are no problems. */
  readonly knowledge: Knowledge;
  readonly phrases: Phrases;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

export interface InspectOptions {
  /** YYYY-MM-DD. With it, sources that nobody has looked at for a year are problems. */
  readonly today?: string;
}

/**
 * Compiles a knowledge directory.
 *
 * @throws KnowledgeError with every problem, each with file, line, field and mend.
 */
export function compileKnowledge(dir: string): Knowledge {
  return compileWithPhrases(dir).knowledge;
}

/**
 * Compiles a knowledge directory, with what people say for its duties and topics.
 *
 * @throws KnowledgeError with every problem, each with file, line, field and mend.
 */
export function compileWithPhrases(dir: string): Pick<Inspection, 'knowledge' | 'phrases'> {
  const { knowledge, phrases, problems } = inspectKnowledge(dir);
  if (problems.length > 0) throw new KnowledgeError(problems);
  return { knowledge, phrases };
}

/** Compiles as much of a knowledge directory as is sound, and gives every problem and warning. */
export function inspectKnowledge(dir: string, options: InspectOptions = {}): Inspection {
  const load = loadKnowledge(dir);
  const knowledge = assemble(load.files);
  const found = crossCheck({ ...load, knowledge, today: options.today ?? null });
  return {
    knowledge,
    phrases: phrasesOf(load.files),
    problems: [...load.problems, ...found.problems],
    warnings: found.warnings,
  };
}

const LAST = Number.MAX_SAFE_INTEGER;

function assemble(files: LoadedFiles): Knowledge {
  const sources = Object.assign({}, ...files.sources.map((file) => file.data)) as Record<string, Source>;
  for (const { data } of files.services) {
    for (const [key, source] of Object.entries(data.sources ?? {})) sources[`${data.id}/${key}`] = source;
  }
  const groups = files.controls.map(({ data }) => data).sort((a, b) => (a.order ?? LAST) - (b.order ?? LAST));
  return {
    controls: Object.fromEntries(groups.flatMap(controlsOf)),
    groups: Object.fromEntries(groups.map(({ group, title }) => [group, title])),
    archetypes: Object.fromEntries(files.archetypes.map(({ data }) => [data.id, archetypeOf(data)])),
    services: Object.fromEntries(files.services.map(({ data }) => [data.id, serviceOf(data)])),
    software: Object.fromEntries(files.software.flatMap(({ data }) => softwareOf(data))),
    topics: Object.fromEntries(files.topics.flatMap(({ data }) => topicsOf(data))),
    scenarios: Object.fromEntries(files.scenarios.map(({ data }) => [data.id, data])),
    sources,
  };
}

function phrasesOf({ controls, topics }: LoadedFiles): Phrases {
  const of = (entries: [string, { readonly phrases: readonly string[] }][]) =>
    Object.fromEntries(entries.map(([id, { phrases }]) => [id, phrases]));
  return {
    controls: of(controls.flatMap(({ data }) => Object.entries(data.controls))),
    topics: of(topics.flatMap(({ data }) => Object.entries(data))),
  };
}

/** Turns the key as written into the key of the compiled base: a service's own source wins. */
type SourceName = (key: string) => string;
const shared: SourceName = (key) => key;

function controlsOf({ group, controls }: RawFile<'controls'>): [string, Control][] {
  return Object.entries(controls).map(([id, { phrases: _, ...control }]) => {
    const at = `knowledge/controls/${group}.yaml#/controls/${id}/rule`;
    return [id, { ...control, id, group, rule: { ...splitOf(control.rule, shared), at } }];
  });
}

function archetypeOf(data: RawFile<'archetypes'>): Archetype {
  return { ...data, facts: factsOf(data.facts, `knowledge/archetypes/${data.id}.yaml#/facts`, shared) };
}

function serviceOf({ sources, ...data }: RawFile<'services'>): Service {
  const file = `knowledge/services/${data.id}.yaml#`;
  const name: SourceName = (key) => (sources !== undefined && Object.hasOwn(sources, key) ? `${data.id}/${key}` : key);
  const variants = Object.entries(data.variants ?? {}).map(([id, variant]): [string, Variant] => [
    id,
    { ...variant, id, facts: factsOf(variant.facts ?? {}, `${file}/variants/${id}/facts`, name) },
  ]);
  return {
    ...data,
    formerNames: data.formerNames ?? [],
    status: data.status === 'active' ? { state: 'active' } : data.status,
    ...(data.guide === undefined ? {} : { guide: name(data.guide) }),
    variants: Object.fromEntries(variants),
    facts: factsOf(data.facts ?? {}, `${file}/facts`, name),
  };
}

function softwareOf(data: RawFile<'software'>): [string, Software][] {
  return Object.entries(data).map(([id, software]) => [id, { ...software, id }]);
}

function topicsOf(data: RawFile<'topics'>): [string, Topic][] {
  return Object.entries(data).map(([id, { source, phrases: _, ...topic }]) => [
    id,
    { ...topic, id, points: topic.points ?? [], sources: [source].flat() },
  ]);
}

function factsOf(facts: Record<string, RawFact>, base: string, name: SourceName): Record<string, Fact> {
  return Object.fromEntries(
    Object.entries(facts).map(([control, fact]): [string, Fact] => {
      const at = `${base}/${control}`;
      return [control, 'inapplicable' in fact ? { ...fact, at } : { ...splitOf(fact, name), at }];
    }),
  );
}

function splitOf({ source, ...split }: RawSplit, name: SourceName): Split {
  return { ...split, sources: [source].flat().map(name) };
}
