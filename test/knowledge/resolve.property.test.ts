import fc from 'fast-check';
import { expect, it } from 'vitest';
import { resolve, split } from '../../src/knowledge/resolve.js';
import type { Archetype, Control, Fact, Knowledge, Service, Variant } from '../../src/knowledge/types.js';

const controlIds = ['a', 'b', 'c', 'd'];
const archetypeIds = ['x', 'y'];
const owners = ['aws', 'customer', 'shared'] as const;

const text = fc.constantFrom('Guards {service}', 'Keeps it', '{service}{service} $& stays');
const splitOf = fc.record({
  owner: fc.constantFrom(...owners),
  aws: fc.array(text, { maxLength: 2 }),
  customer: fc.array(text, { maxLength: 2 }),
  because: text,
  sources: fc.constantFrom(['one'], ['two', 'one']),
  at: fc.constantFrom('knowledge/somewhere'),
});
/** `instead` may go in circles here: compiling forbids it, resolving must survive it. */
const none = fc.record(
  { inapplicable: text, instead: fc.constantFrom(...controlIds, 'unknown'), at: fc.constant('knowledge/none') },
  { requiredKeys: ['inapplicable', 'at'] },
);
const facts = fc.dictionary(fc.constantFrom(...controlIds), fc.oneof(splitOf, none) as fc.Arbitrary<Fact>);

const control = (id: string): fc.Arbitrary<Control> =>
  fc.record({
    everyService: fc.boolean(),
    id: fc.constant(id),
    group: fc.constant('g'),
    name: fc.constant(id),
    definition: text,
    kind: fc.constantFrom('inherited', 'shared', 'customer-specific', 'service-dependent'),
    withoutService: fc.constant('answer' as const),
    rule: splitOf,
  });

const archetype = (id: string): fc.Arbitrary<Archetype> =>
  fc.record({ id: fc.constant(id), name: text, definition: text, patching: fc.constant(['a']), facts });

const variant: fc.Arbitrary<Variant> = fc.record(
  {
    id: fc.constant('v'),
    name: fc.constant('V'),
    aliases: fc.constant([]),
    facts,
    archetype: fc.constantFrom('x', 'y'),
  },
  { requiredKeys: ['id', 'name', 'aliases', 'facts'] },
);

const service: fc.Arbitrary<Service> = fc.record(
  {
    id: fc.constant('s'),
    name: fc.constant('S'),
    fullName: fc.constant('S'),
    formerNames: fc.constant([]),
    aliases: fc.constant([]),
    category: fc.constant('C'),
    archetype: fc.constantFrom(...archetypeIds),
    status: fc.constant({ state: 'active' as const }),
    summary: text,
    guide: fc.constant('two'),
    variants: variant.map((v) => ({ v })),
    facts,
  },
  {
    requiredKeys: [
      'id',
      'name',
      'fullName',
      'formerNames',
      'aliases',
      'category',
      'archetype',
      'status',
      'summary',
      'variants',
      'facts',
    ],
  },
);

const source = (title: string) => ({ title, publisher: 'AWS', url: 'https://example.org', checked: '2026-11-01' });

const bases: fc.Arbitrary<Knowledge> = fc
  .record({
    controls: fc.tuple(...controlIds.map(control)),
    archetypes: fc.tuple(...archetypeIds.map(archetype)),
    service,
  })
  .map(({ controls, archetypes, service }) => ({
    controls: Object.fromEntries(controls.map((each) => [each.id, each])),
    groups: { g: 'G' },
    archetypes: Object.fromEntries(archetypes.map((each) => [each.id, each])),
    services: { s: service },
    software: {},
    topics: {},
    scenarios: {},
    sources: { one: source('One'), two: source('Two') },
  }));

it('every verdict of a split has a source, a decider and no gap left in its text', () => {
  fc.assert(
    fc.property(bases, fc.constantFrom(null, 'v'), (knowledge, variant) => {
      for (const each of split(knowledge, 's', variant)) {
        const verdict = each.kind === 'verdict' ? each.verdict : each.none.instead;
        if (verdict === null) continue;
        expect(verdict.sources.length).toBeGreaterThan(0);
        expect(new Set(verdict.sources).size).toBe(verdict.sources.length);
        expect(verdict.decidedBy).toBe('knowledge/somewhere');
        expect([verdict.because, ...verdict.aws, ...verdict.customer].join()).not.toContain('{service}');
        expect(verdict.variantName === null).toBe(verdict.subject.variant === null);
      }
    }),
  );
});

it('a split agrees with the single answers, and leaves out only rules that do not hold for every service', () => {
  fc.assert(
    fc.property(bases, fc.constantFrom(null, 'v'), (knowledge, variant) => {
      const single = controlIds.map((control) => resolve(knowledge, { service: 's', variant, control }));
      const kept = single.filter(
        (each) =>
          each?.kind === 'inapplicable' ||
          each?.verdict.level !== 'control' ||
          knowledge.controls[each.verdict.subject.control]?.everyService,
      );
      expect(split(knowledge, 's', variant)).toEqual(kept);
    }),
  );
});
