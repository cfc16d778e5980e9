/**
 * Writes `schemas/*.schema.json`, by which an editor checks and completes the YAML under `knowledge/`.
 * Run `npm run schemas` after a change to `src/knowledge/schema/`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { type ConversionConfig, type JsonSchema, toJsonSchema } from '@valibot/to-json-schema';
import { shapes } from '../src/knowledge/schema/fields.js';
import { fileKinds } from '../src/knowledge/schema/index.js';

const DRAFT = 'http://json-schema.org/draft-07/schema#';

/** Gives the text of each schema file by its path. */
export function schemaFiles(): Map<string, string> {
  const files = Object.values(fileKinds).map(({ name, schema }): [string, string] => [
    `schemas/${name}.schema.json`,
    `${JSON.stringify({ $schema: DRAFT, ...strip(toJsonSchema(schema, config)) }, null, 2)}\n`,
  ]);
  return new Map(files);
}

/** What a JSON schema cannot say (a calendar day, the text of a mend) is left to `npm run knowledge`. */
const config: ConversionConfig = {
  target: 'draft-07',
  typeMode: 'input',
  errorMode: 'ignore',
  overrideSchema: ({ valibotSchema }): JsonSchema | undefined => {
    const options = shapes.get(valibotSchema);
    return options && { anyOf: options.map((option) => strip(toJsonSchema(option, config))) };
  },
};

function strip({ $schema, ...schema }: JsonSchema): JsonSchema {
  return schema;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  mkdirSync('schemas', { recursive: true });
  for (const [path, text] of schemaFiles()) writeFileSync(path, text);
}
