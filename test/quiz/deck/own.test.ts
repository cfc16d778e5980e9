import fc from 'fast-check';
import { parse } from 'gift-pegjs';
import { describe, expect, it } from 'vitest';
import { readKnowledge } from '../../../src/data.js';
import { readCsv, writeCsv } from '../../../src/quiz/deck/own/csv.js';
import { readGift, writeGift } from '../../../src/quiz/deck/own/gift.js';
import type { DeckReading } from '../../../src/quiz/deck/own/written.js';
import { readYaml } from '../../../src/quiz/deck/own/yaml.js';
import { ruleDeck } from '../../../src/quiz/deck/rule.js';
import { scenarioDeck } from '../../../src/quiz/deck/scenario.js';
import type { Deck } from '../../../src/quiz/deck/types.js';
import { randomFrom } from '../../../src/quiz/random.js';
import { texts } from '../fixture.js';

const random = () => randomFrom('own');
const csv = (text: string) => readCsv('Mine', text, '2026-11-24', random());
const gift = (text: string) => readGift('Mine', text, texts, random());

/** What a deck asks, in an order that does not depend on how options were shuffled. */
const asks = ({ questions }: Deck) =>
  questions.map(({ text, options, right }) => ({
    text,
    right: options.find(({ id }) => id === right)?.label,
    wrong: options
      .filter(({ id }) => id !== right)
      .map(({ label }) => label)
      .sort(),
  }));
const read = (reading: DeckReading) => {
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.deck;
};
const problems = (reading: DeckReading) =>
  reading.ok ? [] : reading.problems.map(({ line, what }) => `${line}: ${what}`);

const HEAD = 'question,right,wrong1,wrong2,reason,url';

describe('a deck as CSV', () => {
  it('is read with reason and source', () => {
    const deck = read(
      csv(`${HEAD}\nWho patches EC2?,Customer,AWS,Both,"The guest, it is yours",https://example.org/a\n`),
    );
    expect(asks(deck)).toEqual([{ text: 'Who patches EC2?', right: 'Customer', wrong: ['AWS', 'Both'] }]);
    expect(deck.questions[0]).toMatchObject({
      because: 'The guest, it is yours',
      sources: [{ url: 'https://example.org/a', checked: '2026-11-24' }],
    });
  });

  it('is read with semicolons too', () => {
    expect(asks(read(csv('question;right;wrong1\nWho?;We;They\n')))).toEqual([
      { text: 'Who?', right: 'We', wrong: ['They'] },
    ]);
  });

  it.each([
    ['no heading', 'Who?,We,They\n', '1: the column "question" is missing'],
    ['an unknown column', 'question,right,wrong1,points\n', '1: the column "points" is unknown'],
    ['no wrong option', `${HEAD}\nA?,x,y\nB?,x,,\n`, '3: there is no wrong option'],
    ['an option twice', `${HEAD}\nA?,x,X\n`, '2: the option "X" stands there twice'],
    ['a wrong address', `${HEAD}\nA?,x,y,,,javascript:alert(1)\n`, '2: "javascript:alert(1)" is no web address'],
    [
      'an option too long',
      `${HEAD}\nA?,x,${'y'.repeat(76)}\n`,
      `2: the option "${'y'.repeat(76)}" is too long for a button`,
    ],
    ['an open quotation mark', `${HEAD}\nA?,"x,y\n`, '2: a quotation mark is missing or too many'],
    ['nothing', `${HEAD}\n`, '1: the file has no questions'],
  ])('is refused, with the line, for %s', (_, text, problem) => {
    expect(problems(csv(text))).toContain(problem);
  });
});

describe('a deck as GIFT', () => {
  it('is read: multiple choice, true or false, comments and categories', () => {
    const text = [
      '// a comment',
      '$CATEGORY: cloud',
      '',
      '::One::Who patches EC2? {',
      '  =Customer',
      '  ~AWS#AWS has no login',
      '  ####The guest is yours',
      '}',
      '',
      'AWS runs the hypervisor. {TRUE}',
    ].join('\n');
    const deck = read(gift(text));
    expect(asks(deck)).toEqual([
      { text: 'Who patches EC2?', right: 'Customer', wrong: ['AWS'] },
      { text: 'AWS runs the hypervisor.', right: 'True', wrong: ['False'] },
    ]);
    expect(deck.questions[0]).toMatchObject({ because: 'The guest is yours' });
    expect(deck.questions[0]?.options.map(({ why }) => why)).toContain('AWS has no login');
  });

  it.each([
    ['a brace that is not closed', 'A? {=x ~y}\n\nB? {=x ~y\n', /^3: this is not GIFT|^4: this is not GIFT/],
    ['two right answers', '\nA? {~%50%x ~%50%y ~z}\n', /^2: not exactly one option is right/],
    ['another kind of question', 'A? {=x}\n\n\nB? {}\n', /^4: a question of the kind "Essay"/],
    ['an empty file', '\n\n', /^1: the file has no questions/],
  ])('is refused, with the line, for %s', (_, text, problem) => {
    expect(problems(gift(text)).some((each) => problem.test(each))).toBe(true);
  });
});

describe('export', () => {
  const knowledge = readKnowledge();
  const rule = { services: [], families: [], controls: [], groups: [], model: null, level: null, count: 30 };
  const decks = [
    ruleDeck(rule, 'export', knowledge, texts),
    ...Object.values(knowledge.scenarios).map((scenario) => scenarioDeck(scenario, knowledge, texts)),
  ].filter((deck) => deck !== null);

  it.each(decks.map((deck) => [deck.id, deck] as const))('of %s is read back the same from both formats', (_, deck) => {
    expect(asks(read(gift(writeGift(deck))))).toEqual(asks(deck));
    expect(asks(read(csv(writeCsv(deck))))).toEqual(asks(deck));
    expect(parse(writeGift(deck))).toHaveLength(deck.questions.length);
  });

  it('keeps whatever people write', () => {
    const word = fc
      .stringMatching(/^[A-Za-z~=#{}:\\,;"' .?!%&<>-]{1,40}$/)
      .map((text) => `x${text.replaceAll('->', '').replace(/ +/g, ' ').trim()}`);
    const [model] = decks[0]?.questions ?? [];
    if (model === undefined) throw new Error('a deck has questions');
    fc.assert(
      fc.property(
        word,
        fc.uniqueArray(word, { minLength: 2, maxLength: 5, selector: (text) => text.toLowerCase() }),
        (text, labels) => {
          const options = labels.map((label, index) => ({ id: `o${index}`, label, why: null }));
          const deck: Deck = {
            ...(decks[0] as Deck),
            questions: [{ ...model, text, options, right: 'o0', because: '', sources: [] }],
          };
          expect(asks(read(gift(writeGift(deck))))).toEqual(asks(deck));
          expect(asks(read(csv(writeCsv(deck))))).toEqual(asks(deck));
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('a deck as YAML', () => {
  const yaml = (text: string) => readYaml('Mine', text, '2026-11-24', random());
  const one = 'questions:\n  - question: Who?\n    right: We\n    wrong: [They]\n';

  it('is read with title, reasons against options, and a source', () => {
    const deck = read(
      yaml(
        'title: Ours\nquestions:\n  - question: Who?\n    right: We\n    wrong:\n      - They\n      - option: Both\n        why: One will do.\n    reason: It is ours.\n    source: A page\n    url: https://example.org/a\n    discuss: Really?\n',
      ),
    );
    expect(deck.title).toBe('Ours');
    expect(asks(deck)).toEqual([{ text: 'Who?', right: 'We', wrong: ['Both', 'They'] }]);
    expect(deck.questions[0]).toMatchObject({
      because: 'It is ours.',
      discuss: 'Really?',
      sources: [{ title: 'A page', url: 'https://example.org/a' }],
    });
    expect(deck.questions[0]?.options.find(({ label }) => label === 'Both')?.why).toBe('One will do.');
  });

  it.each([
    ['broken YAML', 'questions:\n  - question: "Who?\n', '3: Missing closing "quote'],
    ['no questions', 'title: x\n', '1: this is no deck'],
    ['an unknown field', `${one}    points: 3\n`, '2: the question is wrong: points'],
    ['a second question that is wrong', `${one}  - question: A?\n    right: x\n    wrong: [X]\n`, '5: the option "X"'],
    ['a number for a text', 'questions:\n  - question: 5\n    right: a\n    wrong: [b]\n', '2: the question is wrong'],
    ['a wrong address', `${one}    url: ftp://x\n`, '2: "ftp://x" is no web address'],
    ['a bomb of aliases', `a: &a [x, x]\nb: &b [*a, *a]\n${one}`, '1: this is no deck'],
  ])('with %s is refused with the line', (_, text, problem) => {
    expect(problems(yaml(text))[0]).toContain(problem);
  });

  it('never throws, whatever is in it', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => void yaml(text)));
  });
});
