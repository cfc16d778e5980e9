import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bookOf, EMPTY, lastUndoable } from '../../src/assignments/book.js';
import { readRecorded } from '../../src/assignments/read.js';
import { cross, isWithin, scopeKey } from '../../src/assignments/scope.js';
import { ada, anyChange, anyScope, assigned, knowledge, recorded } from './fixture.js';

const { scope, holder } = assigned({ service: 'rds' }, 'platform');
const SET = { type: 'set', entries: [{ scope, holder }] } as const;

describe('the book', () => {
  it('is empty at first, and keeps who set something and when', () => {
    expect(bookOf([])).toEqual(EMPTY);
    expect(bookOf([{ change: SET, by: ada, at: 7 }]).assignments).toEqual([{ scope, holder, by: ada, at: 7 }]);
  });

  it('has one holder for a scope: the last that was set', () => {
    const other = { type: 'set', entries: [{ scope, holder: { ...holder, name: 'dba' } }] } as const;
    expect(bookOf(recorded([SET, other])).assignments.map(({ holder: { name } }) => name)).toEqual(['dba']);
    expect(bookOf(recorded([SET, other, { type: 'undo' }])).assignments.map(({ holder: { name } }) => name)).toEqual([
      'platform',
    ]);
  });

  it('forgets what it is told to forget, and has it again after an undo', () => {
    const forget = { type: 'forget', scopes: [scope] } as const;
    expect(bookOf(recorded([SET, forget])).assignments).toEqual([]);
    expect(bookOf(recorded([SET, forget, { type: 'undo' }])).assignments).toHaveLength(1);
  });

  it('does not take back by an undo who its admins are', () => {
    const book = bookOf(recorded([{ type: 'admin', person: ada }, { type: 'undo' }]));
    expect(book.admins).toEqual([ada]);
    expect(lastUndoable(book)).toBeNull();
  });

  it('is after a change and an undo what it was before, whatever came before', () => {
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 10 }), anyChange, (before, change) => {
        fc.pre(change.type !== 'undo');
        expect(bookOf(recorded([...before, change, { type: 'undo' }]))).toEqual(bookOf(recorded(before)));
      }),
    );
  });

  it('is read back from what was kept as it was', () => {
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 10 }), (changes) => {
        const kept = JSON.parse(JSON.stringify(recorded(changes)));
        expect(kept.map(readRecorded)).toEqual(recorded(changes));
      }),
    );
    expect(readRecorded({ change: { type: 'other' }, by: ada, at: 1 })).toBeNull();
  });
});

describe('scopes', () => {
  it('are ordered: each is within itself, and two that are within each other are the same', () => {
    fc.assert(
      fc.property(anyScope, anyScope, anyScope, (a, b, c) => {
        const within = (x: typeof a, y: typeof a) => isWithin(x, y, knowledge);
        expect(within(a, a)).toBe(true);
        if (within(a, b) && within(b, a)) expect(scopeKey(a)).toBe(scopeKey(b));
        if (within(a, b) && within(b, c)) expect(within(a, c)).toBe(true);
        expect(cross(a, b, knowledge)).toBe(cross(b, a, knowledge));
        if (cross(a, b, knowledge)) expect(within(a, b) || within(b, a)).toBe(false);
      }),
    );
  });
});
