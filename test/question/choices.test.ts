import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutChoices } from '../../src/question/choices.js';

const stem = 'Which is ours?';
const pasted = (...options: [string, string][]) => ({
  stem,
  options: options.map(([letter, text]) => ({ letter, text })),
});

describe('a pasted question', () => {
  it.each([
    ['letters with full stops', `${stem}\nA. Doors\nB. Data`, pasted(['A', 'Doors'], ['B', 'Data'])],
    ['letters with brackets', `${stem}\na) Doors\nb) Data`, pasted(['A', 'Doors'], ['B', 'Data'])],
    ['letters in brackets', `${stem}\n(A) Doors\n(B) Data`, pasted(['A', 'Doors'], ['B', 'Data'])],
    ['colons', `${stem} A: Doors B: Data C: Keys`, pasted(['A', 'Doors'], ['B', 'Data'], ['C', 'Keys'])],
    ['all in one line', `${stem} A) Doors B) Data`, pasted(['A', 'Doors'], ['B', 'Data'])],
    ['numbers', `${stem}\n1. Doors\n2. Data`, pasted(['1', 'Doors'], ['2', 'Data'])],
    ['bullets', `${stem}\n- Doors\n- Data\n• Keys`, pasted(['A', 'Doors'], ['B', 'Data'], ['C', 'Keys'])],
    [
      'an option of two lines',
      `${stem}\nA. Doors\nand locks\nB. Data`,
      pasted(['A', 'Doors\nand locks'], ['B', 'Data']),
    ],
    ['words before the letters', `${stem}\nOption A: Doors\nOption B: Data`, pasted(['A', 'Doors'], ['B', 'Data'])],
    ['numbers and dashes', `${stem}\n1 - Doors\n2 - Data`, pasted(['1', 'Doors'], ['2', 'Data'])],
    ['slashes between', `${stem} A: Doors / B: Data`, pasted(['A', 'Doors'], ['B', 'Data'])],
    ['boxes', `${stem}\n[ ] Doors\n[ ] Data\n[x] Keys`, pasted(['A', 'Doors'], ['B', 'Data'], ['C', 'Keys'])],
    ['letters alone', `${stem} A doors, B data, C keys`, pasted(['A', 'doors'], ['B', 'data'], ['C', 'keys'])],
    ['the question behind', `A. Doors\nB. Data\n${stem}`, pasted(['A', 'Doors'], ['B', 'Data'])],
    ['talk behind it', `${stem}\nA. Doors\nB. Data\n\nThanks a lot!`, pasted(['A', 'Doors'], ['B', 'Data'])],
  ])('is cut with %s', (_name, text, expected) => {
    expect(cutChoices(text)).toEqual(expected);
  });

  it.each([
    ['', 'nothing'],
    ['who patches RDS?', 'a question'],
    ['Which is ours?\nA. Doors', 'one option'],
    ['A. Doors\nB. Data', 'no stem'],
    ['Which is ours?\nA.\nB. ', 'no options'],
    ['Which is ours?\nB. Doors\nC. Data', 'a run that does not begin'],
    ['Which is ours?\n- Doors\n- Data', 'two bullets'],
    ['Is S3 ours? I. e. the bucket', 'a letter that is a word'],
  ])('is not %j (%s)', (text) => {
    expect(cutChoices(text)).toBeNull();
  });

  it('has letters in order and options that stand in the text', () => {
    const part = fc.constantFrom(
      'A. ',
      'B) ',
      '(C) ',
      'D: ',
      '1. ',
      '2) ',
      '\n',
      '- ',
      'Doors ',
      'data ',
      'a ',
      '? ',
      '• ',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        const cut = cutChoices(text);
        if (cut === null) return;
        expect(cut.stem).not.toBe('');
        expect(cut.options.length).toBeGreaterThanOrEqual(2);
        const order = cut.options[0]?.letter === '1' ? '12345678' : 'ABCDEFGH';
        expect(cut.options.map((option) => option.letter).join('')).toBe(order.slice(0, cut.options.length));
        for (const option of cut.options) {
          expect(option.text).not.toBe('');
          expect(text).toContain(option.text);
        }
      }),
    );
  });

  it('is cut again the same from its parts', () => {
    const text = fc.stringMatching(/^[A-Za-z]{2,8}( [a-z]{2,8}){0,3}$/);
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 8 }), (options) => {
        const lettered = options.map((option, i) => ({ letter: 'ABCDEFGH'.charAt(i), text: option }));
        const whole = `${stem}\n${lettered.map((option) => `${option.letter}. ${option.text}`).join('\n')}`;
        expect(cutChoices(whole)).toEqual({ stem, options: lettered });
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 500 }),
        (text) => void expect(() => cutChoices(text)).not.toThrow(),
      ),
    );
  });
});
