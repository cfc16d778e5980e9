import { describe, expect, it } from 'vitest';
import { compileKnowledge } from '../../src/knowledge/compile.js';
import { measure } from '../../src/knowledge/coverage.js';
import { changed, knowledgeDir } from './fixture.js';

describe('coverage', () => {
  it('counts what the base holds', () => {
    const { counts, thinnest } = measure(compileKnowledge(knowledgeDir()), '2026-11-24');
    expect(counts).toMatchObject({
      controls: 5,
      services: 2,
      variants: 2,
      'own facts of services and variants': 3,
      'services with at least 4 own facts': 0,
      sources: 2,
    });
    expect(thinnest).toEqual([
      { service: 's3', facts: 0 },
      { service: 'rds', facts: 3 },
    ]);
  });

  it('counts what decides over all services, variants and controls', () => {
    const { decidedBy } = measure(compileKnowledge(knowledgeDir()), '2026-11-24');
    expect(decidedBy).toEqual({ variant: 2, service: 2, archetype: 3, control: 11, inapplicable: 2 });
  });

  it.each([
    ['2026-11-20', 'up to 30 days'],
    ['2026-08-26', 'up to 90 days'],
    ['2025-11-24', 'up to 365 days'],
    ['2024-01-01', 'older'],
  ])('puts a source looked at on %s under "%s"', (checked, bucket) => {
    const knowledge = compileKnowledge(knowledgeDir(changed('services/rds.yaml', '2026-11-02', checked)));
    const { ages } = measure(knowledge, '2026-11-24');
    const others = bucket === 'up to 30 days' ? 2 : 1;
    expect(ages[bucket]).toBe(others);
    expect(Object.values(ages).reduce((a, b) => a + b)).toBe(2);
  });
});
