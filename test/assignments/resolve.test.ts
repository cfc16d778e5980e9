import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolve, resolveEverywhere, sameHolder } from '../../src/assignments/resolve.js';
import { holdsAt, isWithin, scopeKey } from '../../src/assignments/scope.js';
import { anyAssignments, anySpot, assigned, knowledge } from './fixture.js';

const control = (id: string) => ({ kind: 'control', control: id }) as const;
const group = (id: string) => ({ kind: 'group', group: id }) as const;
const spot = (service: string | null = null, environment: string | null = null) => {
  return { control: 'a1', service, environment };
};
/** Who it is, as names. */
function who(assignments: ReturnType<typeof assigned>[], at = spot('rds', 'prod')): string[] {
  const found = resolve(assignments, at, knowledge);
  if (found.kind === 'nobody') return [];
  return (found.kind === 'held' ? [found.assignment] : found.assignments).map(({ holder }) => holder.name);
}

describe('who holds a duty', () => {
  it.each([
    ['nobody, where nothing was said', [], []],
    ['who holds all', [assigned({}, 'all')], ['all']],
    ['a group before all', [assigned({}, 'all'), assigned({ duty: group('a') }, 'group')], ['group']],
    [
      'a control before its group',
      [assigned({ duty: group('a') }, 'group'), assigned({ duty: control('a1') }, 'control')],
      ['control'],
    ],
    ['not another group', [assigned({ duty: group('b') }, 'group')], []],
    [
      'one on the service before one on all',
      [assigned({ duty: control('a1') }, 'all'), assigned({ duty: control('a1'), service: 'rds' }, 'rds')],
      ['rds'],
    ],
    [
      'one in the environment before one in all',
      [assigned({ environment: 'prod' }, 'prod'), assigned({}, 'all')],
      ['prod'],
    ],
    ['nobody of another environment', [assigned({ environment: 'dev' }, 'dev')], []],
    [
      'both, where neither is within the other',
      [assigned({ duty: control('a1') }, 'backups'), assigned({ service: 'rds' }, 'rds')],
      ['backups', 'rds'],
    ],
    [
      'the one that settles such a tie',
      [
        assigned({ duty: control('a1') }, 'backups'),
        assigned({ service: 'rds' }, 'rds'),
        assigned({ duty: control('a1'), service: 'rds' }, 'third'),
      ],
      ['third'],
    ],
    [
      'one, where both are the same team',
      [assigned({ duty: control('a1') }, 'Platform'), assigned({ service: 'rds' }, 'platform')],
      ['Platform'],
    ],
  ])('is %s', (_, assignments, expected) => {
    expect(who(assignments)).toEqual(expected);
  });

  it('of no service in particular is nobody who holds it on one service', () => {
    expect(who([assigned({ service: 'rds' }, 'rds')], spot())).toEqual([]);
  });

  it('never depends on the order in which it was said, and is always among those that hold there', () => {
    fc.assert(
      fc.property(anyAssignments, anySpot, (assignments, at) => {
        // Of two for the very same scope the book keeps one.
        const all = [...new Map(assignments.map((each) => [scopeKey(each.scope), each])).values()];
        const named = new Set(who(all, at));
        const turned = new Set(who([...all].reverse(), at));
        expect(named.size === 1 || turned.size === 1 ? [...named].sort() : [...turned].sort()).toEqual(
          [...named].sort(),
        );
        const holding = all.filter(({ scope }) => holdsAt(scope, at, knowledge));
        expect(named.size > 0).toBe(holding.length > 0);
        const found = resolve(all, at, knowledge);
        const best = found.kind === 'held' ? [found.assignment] : found.kind === 'tied' ? found.assignments : [];
        for (const one of best)
          for (const other of holding)
            if (other !== one) expect(isWithin(other.scope, one.scope, knowledge)).toBe(false);
        if (found.kind === 'tied') {
          const [first] = found.assignments;
          expect(found.assignments.some(({ holder }) => first && !sameHolder(holder, first.holder))).toBe(true);
        }
      }),
    );
  });
});

describe('where no environment is said', () => {
  it('is told in general and for each environment that has somebody else', () => {
    const assignments = [
      assigned({ duty: control('a1') }, 'platform'),
      assigned({ duty: control('a1'), environment: 'prod' }, 'sre'),
      assigned({ duty: control('b1'), environment: 'dev' }, 'other'),
    ];
    const found = resolveEverywhere(assignments, spot('rds'), knowledge);
    expect(found.map(({ environment }) => environment)).toEqual([null, 'prod']);
  });
});
