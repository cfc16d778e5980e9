import type { Path, YamlDocument } from '../document.js';
import type { LoadedFiles } from '../load.js';
import type { Problem } from '../problem.js';
import type { Source } from '../types.js';
import { type Base, writtenFacts } from './base.js';
import { didYouMean } from './nearest.js';

/** A key as written: looked up in the file's own sources first, then in knowledge/sources.yaml. */
interface Citation {
  readonly document: YamlDocument;
  readonly path: Path;
  readonly service: string | null;
  readonly key: string;
}

/** Every source key that is cited exists. */
export function* citedSources({ files, knowledge, incomplete }: Base): Generator<Problem> {
  if (incomplete.has('sources')) return;
  for (const citation of citations(files)) {
    const { document, path, key } = citation;
    if (key.includes('/') && incomplete.has('services')) continue;
    if (Object.hasOwn(knowledge.sources, nameOf(citation, knowledge.sources))) continue;
    const hint = didYouMean(key, Object.keys(knowledge.sources));
    const own = citation.service === null ? '' : 'under "sources" in this file or ';
    yield document.problem(path, {
      what: `there is no source "${key}"`,
      mend: `add it ${own}in knowledge/sources.yaml, or write the key of one that is there${hint}`,
    });
  }
}

/** Every source was looked at in the year before `today`, and none later than that day. */
export function* freshSources({ files, today }: Base): Generator<Problem> {
  if (today === null) return;
  const yearAgo = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
  for (const { document, path, source } of givenSources(files)) {
    if (source.checked < yearAgo) {
      yield document.problem([...path, 'checked'], {
        what: `nobody has looked at this source since ${source.checked}`,
        mend: `read ${source.url} again, mend the facts that cite it, and write ${today}`,
      });
    }
    if (source.checked > today) {
      yield document.problem([...path, 'checked'], {
        what: `the day ${source.checked} is yet to come`,
        mend: 'write the day on which you looked at it',
      });
    }
  }
}

/** Warns of sources that nothing cites. */
export function* uncitedSources({ files, knowledge }: Base): Generator<Problem> {
  const used = new Set([...citations(files)].map((citation) => nameOf(citation, knowledge.sources)));
  for (const { document, path, name } of givenSources(files)) {
    if (used.has(name)) continue;
    yield document.problem(path, { what: 'no fact cites this source', mend: 'cite it, or remove it' }, 'key');
  }
}

function nameOf({ service, key }: Citation, sources: Readonly<Record<string, Source>>): string {
  const own = `${service}/${key}`;
  return Object.hasOwn(sources, own) ? own : key;
}

function* citations(files: LoadedFiles): Generator<Citation> {
  for (const { document, service, path, fact } of writtenFacts(files)) {
    if (!('inapplicable' in fact)) yield* keysOf({ document, service }, [...path, 'source'], fact.source);
  }
  for (const { document, data } of files.services) {
    if (data.guide !== undefined) yield { document, service: data.id, path: ['guide'], key: data.guide };
  }
  for (const { document, data } of files.topics) {
    for (const [id, topic] of Object.entries(data)) {
      yield* keysOf({ document, service: null }, [id, 'source'], topic.source);
    }
  }
}

function* keysOf(
  place: Pick<Citation, 'document' | 'service'>,
  path: Path,
  keys: string | readonly string[],
): Generator<Citation> {
  if (typeof keys === 'string') yield { ...place, path, key: keys };
  else for (const [index, key] of keys.entries()) yield { ...place, path: [...path, index], key };
}

function* givenSources(files: LoadedFiles) {
  for (const { document, data } of files.sources) {
    for (const [key, source] of Object.entries(data)) yield { document, path: [key], source, name: key };
  }
  for (const { document, data } of files.services) {
    for (const [key, source] of Object.entries(data.sources ?? {})) {
      yield { document, path: ['sources', key], source, name: `${data.id}/${key}` };
    }
  }
}
