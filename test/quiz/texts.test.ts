import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { fill } from '../../src/answer/fill.js';
import { quizTexts } from '../../src/quiz/texts.js';
import { texts } from './fixture.js';

describe('the texts of the quiz', () => {
  it.each([
    ['a sentence is missing', { ...texts, buttons: { ...texts.buttons, end: undefined } }],
    ['a sentence is empty', { ...texts, buttons: { ...texts.buttons, end: '' } }],
    ['a placeholder is not filled by anything', { ...texts, intro: { ...texts.intro, how: 'Hello {name}' } }],
    ['a key is unknown', { ...texts, extra: 'x' }],
  ])('are refused when %s', (_, changed) => {
    expect(v.safeParse(quizTexts, changed).success).toBe(false);
  });

  it('take any value in a placeholder as it is', () => {
    fc.assert(
      fc.property(fc.string(), (title) => {
        expect(fill('a {title} b', { title })).toBe(`a ${title} b`);
      }),
    );
  });
});
