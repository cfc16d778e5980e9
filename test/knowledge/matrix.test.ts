import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspectKnowledge } from '../../src/knowledge/compile.js';
import { matrixOf } from '../../src/knowledge/matrix.js';
import { resolve, split } from '../../src/knowledge/resolve.js';
import { knowledgeDir } from './fixture.js';

const { knowledge } = inspectKnowledge(new URL('../../knowledge', import.meta.url).pathname);
const places = Object.values(knowledge.services).flatMap(({ id, variants }) =>
  [null, ...Object.keys(variants)].map((variant) => ({ service: id, variant })),
);

describe('a matrix', () => {
  it('has a row for each duty that is of interest for any of the services, and a cell for each service', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...places), { minLength: 1, maxLength: 5 }), (chosen) => {
        const { columns, rows } = matrixOf(knowledge, chosen);
        const interesting = chosen.flatMap(({ service, variant }) =>
          split(knowledge, service, variant).map(
            (each) => (each.kind === 'verdict' ? each.verdict : each.none).subject.control,
          ),
        );
        expect(rows.map(({ control }) => control).sort()).toEqual([...new Set(interesting)].sort());
        for (const { control, cells } of rows) {
          expect(cells.map(({ column }) => column)).toEqual(columns);
          expect(cells.map(({ resolution }) => resolution)).toEqual(
            columns.map(({ service, variant }) => resolve(knowledge, { service, variant, control })),
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  it('answers by the general rule for a service to which the duty means nothing special', () => {
    const small = inspectKnowledge(knowledgeDir()).knowledge;
    const { rows } = matrixOf(small, [
      { service: 'rds', variant: null },
      { service: 's3', variant: null },
    ]);
    const engine = rows.find(({ control }) => control === 'engine-patching');
    expect(engine?.cells.map(({ resolution }) => resolution)).toMatchObject([
      { verdict: { owner: 'aws', level: 'service' } },
      { verdict: { owner: 'customer', level: 'control' } },
    ]);
  });

  it('leaves out what it does not know, and names variants by their names', () => {
    const { columns } = matrixOf(knowledge, [
      { service: 'nope', variant: null },
      { service: 'rds', variant: 'nope' },
      { service: 'constructor', variant: null },
      { service: 'rds', variant: 'custom' },
    ]);
    expect(columns).toEqual([{ service: 'rds', variant: 'custom', name: 'Amazon RDS Custom' }]);
  });

  it('of nothing is empty', () => {
    expect(matrixOf(knowledge, [])).toEqual({ columns: [], rows: [] });
  });
});
