import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { answerChoose, answerChooseSide, answerChooseTrue } from '../../src/answer/choose.js';
import type { Knowledge } from '../../src/knowledge/types.js';
import type { ChoiceOption, ChooseAsk, Odds, Target } from '../../src/question/types.js';
import { custom, each, rds, said, smallBase, texts } from './fixture.js';

let knowledge: Knowledge;
beforeEach(() => {
  knowledge = smallBase();
});

const option = (
  letter: string,
  control: string | null,
  customer: number,
  target: Target | null = rds,
): ChoiceOption => {
  const odds = { customer, shared: target === custom ? 0.9 : 0 };
  return { letter, text: `option ${letter}`, target, control, aspect: 'work', odds, stands: null };
};
const aws = (letter: string) => option(letter, 'engine-patching', 0.05);
const ours = (letter: string) => option(letter, 'permissions', 0.95);
const both = (letter: string) => option(letter, 'permissions', 0.5, custom);
const unknown = (letter: string) => option(letter, null, 0.5, null);
const standing = (letter: string, ...stands: string[]): ChoiceOption => ({ ...unknown(letter), stands });
const choose = (ask: Partial<ChooseAsk>, ...options: ChoiceOption[]) =>
  answerChoose(
    { kind: 'choose', ask: { side: 'customer', except: false, count: null, ...ask }, options },
    knowledge,
    texts,
  );

describe('the letters of a pasted question', () => {
  it.each<[name: string, ask: Partial<ChooseAsk>, options: ChoiceOption[], letters: string[]]>([
    ['the one that is ours', {}, [aws('A'), ours('B'), aws('C')], ['B']],
    ["the one that is AWS's", { side: 'aws' }, [ours('A'), aws('B'), ours('C')], ['B']],
    ['the one that both share', { side: 'shared' }, [ours('A'), aws('B'), both('C')], ['C']],
    ['the one that is not ours', { except: true }, [ours('A'), aws('B'), ours('C')], ['B']],
    ['two where two are asked for', { count: 2 }, [ours('A'), aws('B'), ours('C'), aws('D')], ['A', 'C']],
    ['ours before shared', {}, [both('A'), ours('B'), aws('C')], ['B']],
    ['shared where nothing is ours alone', {}, [aws('A'), both('B'), aws('C')], ['B']],
    ['as many as fit', { count: 'all' }, [aws('A'), ours('B'), ours('C')], ['B', 'C']],
    ['all of the above', {}, [ours('A'), ours('B'), standing('C', 'A', 'B')], ['C']],
    ['not all of the above', {}, [ours('A'), aws('B'), standing('C', 'A', 'B')], ['A']],
    ['two of the others', {}, [ours('A'), aws('B'), ours('C'), standing('D', 'A', 'C')], ['D']],
    ['none where all are of the other side', {}, [aws('A'), aws('B')], []],
    ['none where nothing is known', {}, [unknown('A'), unknown('B')], []],
  ])('are %s', (_name, ask, options, letters) => {
    const found = choose(ask, ...options);
    expect(found).toMatchObject({ intent: 'choose', choices: letters });
    if (letters.length === 0) expect(said(found)).toContain(texts.choose.unsure);
    else expect(each(found, 'heading')[0]?.text).toBe(`Answer: ${letters.join(', ')}`);
  });

  it('stand beside a table that says why, with the sources', () => {
    const found = choose({}, aws('A'), ours('B'), unknown('C'));
    const [table] = each(found, 'table');
    expect(table?.rows).toEqual([
      ['A. patching the engine', 'AWS', 'It is on by default.'],
      ['B. granting permissions', 'You', 'Only you know who needs what.'],
      [`C. ${texts.choose.unknown}`, '–', '–'],
    ]);
    expect(found.verdicts).toHaveLength(2);
    expect(each(found, 'sources')).toHaveLength(1);
  });

  it('never repeat what the person pasted', () => {
    expect(said(choose({}, aws('A'), ours('B'), unknown('C')))).not.toContain('option');
  });

  it('are letters that stand there, in order, and no more than are asked for', () => {
    const kinds = [aws, ours, both, unknown];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...kinds), { minLength: 2, maxLength: 6 }),
        fc.constantFrom<ChooseAsk['side']>('aws', 'customer', 'shared'),
        fc.boolean(),
        fc.option(fc.integer({ min: 1, max: 4 })),
        (makers, side, except, count) => {
          const options = makers.map((make, i) => make('ABCDEF'.charAt(i)));
          const { choices } = choose({ side, except, count }, ...options);
          expect(choices.length).toBeLessThanOrEqual(count ?? 1);
          expect([...choices].sort()).toEqual(choices);
          for (const letter of choices) expect(options.map((each) => each.letter)).toContain(letter);
        },
      ),
    );
  });
});

describe('statements of which one is true', () => {
  const statement = (letter: string, truth: number) => ({ ...aws(letter), truth });
  const pick = (truths: readonly number[], except = false) =>
    answerChooseTrue(
      {
        kind: 'choose-true',
        except,
        count: null,
        options: truths.map((truth, i) => statement('ABCD'.charAt(i), truth)),
      },
      knowledge,
      texts,
    );

  it('is the one that the facts bear out', () => {
    expect(pick([0.04, 0.9, 0.1]).choices).toEqual(['B']);
    expect(pick([0.9, 0.1, 0.95], true).choices).toEqual(['B']);
    expect(each(pick([0.04, 0.9]), 'sources')).toHaveLength(1);
  });

  it('is not guessed among what claims nothing', () => {
    expect(pick([0.3, 0.3]).choices).toEqual([]);
  });
});

describe('a pasted question whose options are the sides', () => {
  const options = [
    { letter: 'A', side: 'aws' },
    { letter: 'B', side: 'customer' },
    { letter: 'C', side: 'shared' },
  ] as const;
  const pick = (control: string, target: Target, odds: Odds) =>
    answerChooseSide(
      {
        kind: 'choose-side',
        subject: { kind: 'owner', targets: [target], controls: [control], aspect: 'work', claim: null },
        odds,
        options,
      },
      knowledge,
      texts,
    );

  it.each([
    ['engine-patching', rds, { customer: 0.05, shared: 0 }, 'A'],
    ['permissions', rds, { customer: 0.95, shared: 0.05 }, 'B'],
    ['permissions', custom, { customer: 0.5, shared: 0.9 }, 'C'],
  ] as const)('%s on %j at %j is %s', (control, target, odds, letter) => {
    const found = pick(control, target, odds);
    expect(found).toMatchObject({ intent: 'choose', choices: [letter] });
    expect(found?.elements[0]).toEqual({ type: 'heading', text: `Answer: ${letter}` });
    expect(each(found, 'sources')).toHaveLength(1);
  });

  it('of an unknown duty is nothing', () => {
    expect(pick('toasting', rds, { customer: 0.5, shared: 0 })).toBeNull();
  });
});
