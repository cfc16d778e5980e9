import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Example, trainWords } from '../../../src/question/controls/train.js';
import { WordModel } from '../../../src/question/controls/words.js';

const examples: Example[] = [
  { control: 'backups', features: ['backup', 'restor', 'data'], weight: 1 },
  { control: 'backups', features: ['backup', 'copi'], weight: 1 },
  { control: 'keys', features: ['key', 'rotat', 'data'], weight: 1 },
  { control: 'keys', features: ['key', 'data'], weight: 1 },
  { control: 'doors', features: ['door', 'guard'], weight: 1 },
];
const model = new WordModel(trainWords(examples));
const best = (features: readonly string[], of = model) =>
  [...of.weigh(features)].sort(([, a], [, b]) => b.likelihood - a.likelihood)[0]?.[0];

describe('the evidence of words', () => {
  it('is plain data, controls in alphabetical order, the same in every build', () => {
    const trained = trainWords(examples);
    expect(trained.controls).toEqual(['backups', 'doors', 'keys']);
    expect(JSON.parse(JSON.stringify(trained))).toEqual(trained);
    expect(trainWords(examples)).toEqual(trained);
  });

  it.each([
    [['backup'], 'backups'],
    [['door', 'guard'], 'doors'],
    [['rotat', 'data'], 'keys'],
  ])('of %j speaks for %s, whose examples have them', (features, control) => {
    expect(best(features)).toBe(control);
  });

  it('shrinks by a word that speaks for another', () => {
    const of = (features: readonly string[]) => model.weigh(features).get('backups')?.likelihood ?? 0;
    expect(of(['backup', 'door'])).toBeLessThan(of(['backup']));
  });

  it('says which share of the words that are counted speaks for the control', () => {
    expect(model.weigh(['backup', 'restor']).get('backups')?.share).toBe(1);
    expect(model.weigh(['backup', 'weather']).get('backups')?.share).toBe(0.5);
    expect(model.weigh(['backup', 'guard'], ['backup']).get('backups')?.share).toBe(1);
  });

  it('counts an example for as much as it weighs', () => {
    const torn = (weight: number) =>
      new WordModel(
        trainWords([
          { control: 'backups', features: ['snapshot'], weight },
          { control: 'keys', features: ['snapshot'], weight: 1 - weight },
        ]),
      );
    expect(best(['snapshot'], torn(0.9))).toBe('backups');
    expect(best(['snapshot'], torn(0.1))).toBe('keys');
  });

  it('knows nothing of strange words, names of object members among them', () => {
    expect(model.weigh([])).toEqual(new Map());
    expect(model.weigh(['weather', 'constructor', '__proto__', 'toString'])).toEqual(new Map());
    expect(new WordModel(trainWords([])).weigh(['backup'])).toEqual(new Map());
  });

  it('gives the odds of one class against another', () => {
    expect(model.odds(['backup'], 'backups', 'keys')).toBeGreaterThan(0);
    expect(model.odds(['key'], 'backups', 'keys')).toBeLessThan(0);
    expect(model.odds(['weather'], 'backups', 'keys')).toBe(0);
    expect(() => model.odds(['key'], 'backups', 'windows')).toThrow(/no class backups or windows/);
  });

  it('gives likelihoods that add up to 1 at the most, whatever it was trained on', () => {
    const bag = fc
      .array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'a b', 'b c'), { maxLength: 4 })
      .map((features) => [...new Set(features)]);
    const example = fc.record({ control: fc.constantFrom('x', 'y', 'z'), features: bag, weight: fc.constant(1) });
    fc.assert(
      fc.property(fc.array(example, { maxLength: 30 }), bag, (lessons, features) => {
        let total = 0;
        for (const { likelihood, evidence, share } of new WordModel(trainWords(lessons)).weigh(features).values()) {
          total += likelihood;
          expect(evidence).toBeGreaterThan(0);
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
        expect(total).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });
});
