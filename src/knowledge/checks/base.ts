import type { Path, YamlDocument } from '../document.js';
import type { Load, LoadedFiles } from '../load.js';
import type { Problem } from '../problem.js';
import type { RawFact } from '../schema/facts.js';
import type { Knowledge } from '../types.js';

/** What a cross check looks at: the files as written, and what was compiled of them. */
export interface Base extends Pick<Load, 'files' | 'incomplete'> {
  readonly knowledge: Knowledge;
  /** YYYY-MM-DD, or `null` where the age of sources does not matter. */
  readonly today: string | null;
}

export type Check = (base: Base) => Iterable<Problem>;

/** A fact or rule as written, with its place. */
export interface WrittenFact {
  readonly document: YamlDocument;
  readonly path: Path;
  readonly control: string;
  readonly fact: RawFact;
  /** The service in whose file it stands. */
  readonly service: string | null;
}

/** All facts and rules of all files. */
export function* writtenFacts(files: LoadedFiles): Generator<WrittenFact> {
  const from = function* (
    { document, service }: Pick<WrittenFact, 'document' | 'service'>,
    path: Path,
    facts: Record<string, RawFact> = {},
  ): Generator<WrittenFact> {
    for (const [control, fact] of Object.entries(facts)) {
      yield { document, service, path: [...path, control], control, fact };
    }
  };
  for (const { document, data } of files.controls) {
    for (const [control, { rule }] of Object.entries(data.controls)) {
      yield { document, service: null, path: ['controls', control, 'rule'], control, fact: rule };
    }
  }
  for (const { document, data } of files.archetypes) yield* from({ document, service: null }, ['facts'], data.facts);
  for (const { document, data } of files.services) {
    const place = { document, service: data.id };
    yield* from(place, ['facts'], data.facts);
    for (const [id, variant] of Object.entries(data.variants ?? {})) {
      yield* from(place, ['variants', id, 'facts'], variant.facts);
    }
  }
}
