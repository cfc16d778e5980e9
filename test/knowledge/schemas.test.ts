import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { schemaFiles } from '../../scripts/schemas.js';

const root = new URL('../..', import.meta.url).pathname;
const files = schemaFiles();

describe('the schemas that editors use', () => {
  it.each([...files.keys()])('%s is current (else run: npm run schemas)', (path) => {
    expect(readFileSync(join(root, path), 'utf8')).toBe(files.get(path));
  });

  it('are all there is in schemas/', () => {
    expect(readdirSync(join(root, 'schemas')).map((name) => `schemas/${name}`)).toEqual([...files.keys()].sort());
  });

  it('offer both shapes of a fact, and refuse unknown fields', () => {
    const schema = JSON.parse(files.get('schemas/archetype.schema.json') ?? '{}');
    const shapes = schema.properties.facts.additionalProperties.anyOf;
    expect(shapes.map((shape: { required: string[] }) => shape.required)).toEqual([
      ['inapplicable'],
      ['owner', 'aws', 'customer', 'because', 'source'],
    ]);
    expect(shapes.map((shape: { additionalProperties: boolean }) => shape.additionalProperties)).toEqual([
      false,
      false,
    ]);
  });
});
