import fc from 'fast-check';
import type { Assignment, Change, DutyScope, Holder, Recorded, Scope } from '../../src/assignments/types.js';
import type { Knowledge } from '../../src/knowledge/types.js';

/** Two groups of two controls each: a1, a2, b1, b2. */
export const knowledge = {
  controls: Object.fromEntries(['a1', 'a2', 'b1', 'b2'].map((id) => [id, { id, group: id.charAt(0) }])),
} as unknown as Pick<Knowledge, 'controls'>;

export const CONTROLS = ['a1', 'a2', 'b1', 'b2'];
export const SERVICES = ['rds', 's3'];
export const ENVIRONMENTS = ['prod', 'dev'];

const duty: fc.Arbitrary<DutyScope> = fc.oneof(
  fc.constant({ kind: 'all' } as const),
  fc.constantFrom('a', 'b').map((group) => ({ kind: 'group', group }) as const),
  fc.constantFrom(...CONTROLS).map((control) => ({ kind: 'control', control }) as const),
);
const orNull = (values: readonly string[]) => fc.option(fc.constantFrom(...values), { nil: null });
export const anyScope: fc.Arbitrary<Scope> = fc.record({
  duty,
  service: orNull(SERVICES),
  environment: orNull(ENVIRONMENTS),
});
export const anyHolder: fc.Arbitrary<Holder> = fc
  .constantFrom('platform', 'dba', 'security')
  .map((name) => ({ kind: 'text', id: null, name }));
export const anySpot = fc.record({
  control: fc.constantFrom(...CONTROLS),
  service: orNull(SERVICES),
  environment: orNull(ENVIRONMENTS),
});

export const ada = { id: 'U1', name: 'Ada' };
export const assigned = (scope: Partial<Scope>, name: string, at = 1): Assignment => ({
  scope: { duty: { kind: 'all' }, service: null, environment: null, ...scope },
  holder: { kind: 'text', id: null, name },
  by: ada,
  at,
});
export const anyAssignments = fc
  .array(fc.record({ scope: anyScope, holder: anyHolder }), { maxLength: 8 })
  .map((all) => all.map((each, at): Assignment => ({ ...each, by: ada, at })));

export const anyChange: fc.Arbitrary<Change> = fc.oneof(
  fc.record({
    type: fc.constant('set' as const),
    entries: fc.array(fc.record({ scope: anyScope, holder: anyHolder }), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ type: fc.constant('forget' as const), scopes: fc.array(anyScope, { minLength: 1, maxLength: 2 }) }),
  fc.record({ type: fc.constantFrom('use' as const, 'drop' as const), services: fc.subarray(SERVICES) }),
  fc.constant({ type: 'undo' } as const),
);
export const recorded = (changes: readonly Change[]): Recorded[] =>
  changes.map((change, at) => ({ change, by: ada, at }));
