import { describe, expect, it } from 'vitest';
import { duties, median, score, spread } from '../../scripts/compare/score.js';

const asked = (...controls: string[]) => ({ text: 'who?', controls });

describe('the score of a comparison', () => {
  it.each([
    ['counts the first of the ranking', ['a', 'b'], ['a'], { first: 1, firstThree: 1 }],
    ['counts the third among the first three only', ['a', 'b', 'c'], ['c'], { first: 0, firstThree: 1 }],
    ['does not count the fourth', ['a', 'b', 'c', 'd'], ['d'], { first: 0, firstThree: 0 }],
    ['takes any of several right duties', ['b', 'c'], ['a', 'b'], { first: 1, firstThree: 1 }],
    ['counts no answer as not right', [], ['a'], { first: 0, firstThree: 0 }],
    ['gives the pointer "patching" no place', ['@patching', 'a', 'b', 'c'], ['c'], { first: 0, firstThree: 1 }],
    ['gives a duty that comes twice one place', ['a', 'a', 'b', 'b', 'c'], ['c'], { first: 0, firstThree: 1 }],
  ])('%s', (_, ranking, right, expected) => {
    expect(score([asked(...right)], [ranking])).toEqual({ total: 1, ...expected });
  });

  it('adds up over all questions, each with the ranking at its own place', () => {
    const questions = [asked('a'), asked('b'), asked('c')];
    expect(score(questions, [['a'], ['a', 'b'], ['b']])).toEqual({ total: 3, first: 1, firstThree: 2 });
  });

  it('counts a question without a ranking as not right', () => {
    expect(score([asked('a'), asked('b')], [['a']])).toEqual({ total: 2, first: 1, firstThree: 1 });
  });
});

describe('what a comparison is made with', () => {
  it('keeps the order of a ranking', () => {
    expect(duties(['b', '@patching', 'a', 'b'])).toEqual(['b', 'a']);
  });

  it.each([
    [[], 0],
    [[3], 3],
    [[10, 1, 2], 2],
    [[4, 1, 3, 2], 3],
  ])('takes the middle of %j: %d', (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  it.each([
    [2, [2, 4]],
    [3, [2, 3, 4]],
    [4, [1, 2, 3, 4]],
    [9, [1, 2, 3, 4]],
  ])('spreads %d evenly over a list', (count, expected) => {
    expect(spread([1, 2, 3, 4], count)).toEqual(expected);
  });
});
