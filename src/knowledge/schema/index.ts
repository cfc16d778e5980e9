import type * as v from 'valibot';
import { archetype, controls, service, software, sources, topics } from './files.js';
import { scenario } from './scenario.js';

/** The kinds of file in the knowledge base: where they stand, and what is in them. */
export const fileKinds = {
  controls: { schema: controls, folder: true },
  archetypes: { schema: archetype, folder: true },
  services: { schema: service, folder: true },
  topics: { schema: topics, folder: true },
  scenarios: { schema: scenario, folder: true },
  sources: { schema: sources, folder: false },
  software: { schema: software, folder: false },
} as const;

export type FileKind = keyof typeof fileKinds;

/** The data of a file of one kind, as written. */
export type RawFile<Kind extends FileKind> = v.InferOutput<(typeof fileKinds)[Kind]['schema']>;

export const kinds = Object.keys(fileKinds) as FileKind[];
