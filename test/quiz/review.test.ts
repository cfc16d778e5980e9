import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueAt, type Memory, parseMemory, reviewed } from '../../src/quiz/review.js';

const NOW = Date.UTC(2026, 10, 24, 12);
const DAY = 24 * 60 * 60 * 1000;

/** Answers one after the other, each when the question is due; gives the days between. */
function intervals(...answers: boolean[]): number[] {
  let memory: Memory | null = null;
  let now = NOW;
  return answers.map((isRight) => {
    memory = reviewed(memory, isRight, now);
    const days = (dueAt(memory) - now) / DAY;
    now = dueAt(memory);
    return days;
  });
}

describe('spaced review', () => {
  it('lets a question rest ever longer while it is answered right', () => {
    const days = intervals(true, true, true, true, true);
    expect(days).toEqual([...days].sort((a, b) => a - b));
    expect(days.at(-1)).toBeGreaterThan(10);
  });

  it('brings a question back soon after a mistake', () => {
    const [, , before = 0, after = 0] = intervals(true, true, true, false);
    expect(after).toBeLessThan(1);
    expect(before).toBeGreaterThan(1);
  });

  it('goes on the same from storage, and counts all answers', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }), (answers) => {
        let kept: Memory | null = null;
        let stored: Memory | null = null;
        for (const [index, isRight] of answers.entries()) {
          kept = reviewed(kept, isRight, NOW + index * DAY);
          stored = reviewed(stored, isRight, NOW + index * DAY);
          stored = parseMemory(JSON.parse(JSON.stringify(stored)));
        }
        expect(stored && dueAt(stored)).toBe(kept && dueAt(kept));
        expect((stored?.right ?? 0) + (stored?.wrong ?? 0)).toBe(answers.length);
        expect(stored?.wrong).toBe(answers.filter((isRight) => !isRight).length);
      }),
    );
  });

  it('knows nothing of what it did not write', () => {
    expect([null, 1, {}, { card: {}, right: 1, wrong: 0 }].map(parseMemory)).toEqual([null, null, null, null]);
  });
});
