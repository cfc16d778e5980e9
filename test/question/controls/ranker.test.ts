import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ControlRanker } from '../../../src/question/controls/ranker.js';
import { trainWords } from '../../../src/question/controls/train.js';
import { WordModel } from '../../../src/question/controls/words.js';
import type { PhraseBag } from '../../../src/question/types.js';

const phrases: PhraseBag[] = [
  { control: 'guest-os-patching', features: ['#patch', '#os'] },
  { control: 'engine-patching', features: ['#patch', 'engin'] },
  { control: 'backups', features: ['backup'] },
  { control: 'backups', features: ['restor', 'snapshot'] },
  { control: 'doors', features: ['guard', 'door'] },
  { control: 'alarms', features: ['guard', 'alarm'] },
];
const examplesOf = (all: readonly PhraseBag[]) => all.map((phrase) => ({ ...phrase, weight: 1 }));
const ranker = new ControlRanker(phrases, null);
const order = (features: readonly string[], of = ranker) => of.rank(features).map((ranked) => ranked.control);

describe('the ranking of duties', () => {
  it('puts the phrase that fits whole before one that fits in part', () => {
    expect(order(['#patch', 'engin'])).toEqual(['engine-patching', 'guest-os-patching']);
    expect(order(['#os', '#patch'])).toEqual(['guest-os-patching', 'engine-patching']);
  });

  it('says how much of phrase and text was matched, and by which words', () => {
    const [best, second] = ranker.rank(['#patch', 'engin']);
    expect(best).toMatchObject({
      control: 'engine-patching',
      phraseCovered: 1,
      textCovered: 1,
      matched: ['#patch', 'engin'],
    });
    expect(second).toMatchObject({ control: 'guest-os-patching', matched: ['#patch'] });
    expect(second?.phraseCovered).toBeLessThan(1);
  });

  it('names each duty once, whichever of its phrases fits', () => {
    expect(order(['backup', 'snapshot', 'restor'])).toEqual(['backups']);
  });

  it('breaks a tie by name', () => {
    expect(order(['guard'])).toEqual(['alarms', 'doors']);
  });

  it('of unknown words, or of none, is empty', () => {
    expect(ranker.rank([])).toEqual([]);
    expect(ranker.rank(['weather', 'constructor'])).toEqual([]);
    expect(new ControlRanker([], null).rank(['backup'])).toEqual([]);
  });

  it('counts unknown words against how much of the text is explained', () => {
    const [plain] = ranker.rank(['backup']);
    const [beside] = ranker.rank(['backup', 'weather', 'pizza']);
    expect(plain?.textCovered).toBe(1);
    expect(beside?.textCovered).toBeLessThan(1);
    expect(beside?.score).toBe(plain?.score);
  });

  it('gives a word that many duties share less weight than a rare one', () => {
    expect(ranker.weight('engin')).toBeGreaterThan(ranker.weight('#patch'));
    expect(ranker.weight('weather')).toBeGreaterThan(0);
    expect(ranker.weight('weather')).toBeLessThan(ranker.weight('engin'));
  });

  it('hears single words where no phrase fits', () => {
    const model = new WordModel(trainWords(examplesOf([{ control: 'doors', features: ['badg'] }, ...phrases])));
    const withWords = new ControlRanker(phrases, model);
    const [best] = withWords.rank(['badg']);
    expect(best).toMatchObject({ control: 'doors', phraseCovered: 0, matched: [] });
    expect(best?.likelihood).toBeGreaterThan(0.25);
    expect(ranker.rank(['badg'])).toEqual([]);
  });

  it('falls from likeliest to least likely, with shares between 0 and 1, whatever the words and their order', () => {
    const known = [
      '#patch',
      '#os',
      'engin',
      'backup',
      'restor',
      'snapshot',
      'guard',
      'door',
      'alarm',
      'weather',
      'pizza',
    ];
    const withWords = new ControlRanker(phrases, new WordModel(trainWords(examplesOf(phrases))));
    fc.assert(
      fc.property(fc.shuffledSubarray(known), (features) => {
        const ranked = withWords.rank(features);
        ranked.forEach((each, i) => {
          expect(each.score).toBeGreaterThan(0);
          expect(each.likelihood).toBeLessThanOrEqual(ranked[i - 1]?.likelihood ?? 1);
          for (const share of [each.phraseCovered, each.textCovered, each.share]) {
            expect(share).toBeGreaterThanOrEqual(0);
            expect(share).toBeLessThanOrEqual(1 + 1e-9);
          }
        });
        expect(new Set(ranked.map((each) => each.control)).size).toBe(ranked.length);
        expect(
          withWords
            .rank([...features].sort())
            .map((each) => each.control)
            .sort(),
        ).toEqual(ranked.map((each) => each.control).sort());
      }),
    );
  });
});
