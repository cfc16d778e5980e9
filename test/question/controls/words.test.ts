import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trainWords, WordModel } from '../../../src/question/controls/words.js';

const sentences = [
  { control: 'backups', features: ['backup', 'restor', 'data'] },
  { control: 'backups', features: ['backup', 'copi'] },
  { control: 'keys', features: ['key', 'rotat', 'data'] },
  { control: 'keys', features: ['key', 'data'] },
  { control: 'doors', features: ['door', 'guard'] },
];
const model = new WordModel(trainWords(sentences));

describe('the evidence of single words', () => {
  it('is plain data, controls in alphabetical order', () => {
    const trained = trainWords(sentences);
    expect(trained.controls).toEqual(['backups', 'doors', 'keys']);
    expect(JSON.parse(JSON.stringify(trained))).toEqual(trained);
    expect(trainWords(sentences)).toEqual(trained);
  });

  it('speaks for the duty whose examples have the word', () => {
    expect([...model.weigh(['backup']).keys()]).toEqual(['backups']);
    expect([...model.weigh(['door', 'guard']).keys()]).toEqual(['doors']);
  });

  it('grows with a second word for the same duty', () => {
    const one = model.weigh(['backup']).get('backups')?.evidence ?? 0;
    const two = model.weigh(['backup', 'restor']).get('backups')?.evidence ?? 0;
    expect(one).toBeGreaterThan(0);
    expect(two).toBeGreaterThan(one);
  });

  it('shrinks by a word that speaks for another', () => {
    const alone = model.weigh(['backup']).get('backups')?.evidence ?? 0;
    expect(model.weigh(['backup', 'door']).get('backups')?.evidence ?? 0).toBeLessThan(alone);
  });

  it('says which share of the words speaks', () => {
    const made = new WordModel({ controls: ['backups'], weights: { backup: [0, 250], copi: [0, 20] } });
    expect(made.weigh(['backup']).get('backups')).toEqual({ evidence: 2.5, share: 1 });
    expect(made.weigh(['backup', 'weather']).get('backups')?.share).toBe(0.5);
    expect(made.weigh(['backup', 'copi'])).toEqual(new Map([['backups', { evidence: 2.7, share: 0.5 }]]));
  });

  it('knows nothing of strange words, names of object members among them', () => {
    expect(model.weigh([])).toEqual(new Map());
    expect(model.weigh(['weather', 'constructor', '__proto__', 'toString'])).toEqual(new Map());
    expect(new WordModel({ controls: [], weights: {} }).weigh(['backup'])).toEqual(new Map());
  });

  it('is trained on nothing without a fault', () => {
    expect(trainWords([])).toEqual({ controls: [], weights: {} });
  });

  it('never lets one word decide without measure, and gives no evidence below nothing', () => {
    const bag = fc
      .array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 4 })
      .map((features) => [...new Set(features)]);
    const example = fc.record({ control: fc.constantFrom('x', 'y', 'z'), features: bag });
    fc.assert(
      fc.property(fc.array(example, { maxLength: 30 }), bag, (examples, features) => {
        for (const { evidence, share } of new WordModel(trainWords(examples)).weigh(features).values()) {
          expect(evidence).toBeGreaterThan(0);
          expect(evidence).toBeLessThanOrEqual(4 * features.length);
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
