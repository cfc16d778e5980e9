import type * as v from 'valibot';
import { archetype, controls, service, software, sources, topics } from './files.js';
import { scenario } from './scenario.js';

/**
 * The kinds of file in the knowledge base: where they stand, what is in them, and the name of
 * their editor schema (`schemas/<name>.schema.json`).
 */
export const fileKinds = {
  controls: { name: 'controls', schema: controls, folder: true },
  archetypes: { name: 'archetype', schema: archetype, folder: true },
  services: { name: 'service', schema: service, folder: true },
  topics: { name: 'topics', schema: topics, folder: true },
  scenarios: { name: 'scenario', schema: scenario, folder: true },
  sources: { name: 'sources', schema: sources, folder: false },
  software: { name: 'software', schema: software, folder: false },
} as const;

export type FileKind = keyof typeof fileKinds;

/** The data of a file of one kind, as written. */
export type RawFile<Kind extends FileKind> = v.InferOutput<(typeof fileKinds)[Kind]['schema']>;

export const kinds = Object.keys(fileKinds) as FileKind[];
