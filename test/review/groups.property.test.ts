import fc from 'fast-check';
import { expect, it } from 'vitest';
import { groupsOf, type Member, sizeOf } from '../../src/review/groups.js';

const features = fc.uniqueArray(fc.constantFrom('backup', 'patch', 'disk', 'door', 'key', 'log', 'net'), {
  maxLength: 5,
});
const members = fc
  .uniqueArray(fc.record({ text: fc.string({ minLength: 1 }), features, times: fc.integer({ min: 1, max: 4 }) }), {
    selector: ({ text }) => text,
    maxLength: 30,
  })
  .map((all) =>
    all.map(
      ({ text, features, times }): Member => ({
        item: {
          text,
          counts: { unanswered: times, 'asked-back': 0, picked: 0, up: 0, down: 0, reason: 0 },
          picked: [],
          voted: [],
          reasons: [],
          at: 0,
        },
        reading: { features, duties: new Map(), services: [], unknownName: null, isAnswered: false },
      }),
    ),
  );

it('every text is in one group, like texts together, the biggest group first, whatever their order', () => {
  fc.assert(
    fc.property(members, (all) => {
      const groups = groupsOf(all);
      expect(groups.flat()).toHaveLength(all.length);
      expect(new Set(groups.flat())).toEqual(new Set(all));
      const sizes = groups.map(sizeOf);
      expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
      expect(groupsOf([...all].reverse())).toEqual(groups);
      for (const [first, ...rest] of groups)
        for (const { reading } of rest)
          expect(reading.features.some((f) => first.reading.features.includes(f))).toBe(true);
    }),
  );
});

it('texts with the same features are one group', () => {
  fc.assert(
    fc.property(members, (all) => {
      const same = all.map((member) => ({ ...member, reading: { ...member.reading, features: ['backup', 'disk'] } }));
      expect(groupsOf(same).length).toBe(Math.min(1, all.length));
    }),
  );
});
