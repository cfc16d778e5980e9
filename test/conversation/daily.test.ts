import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDaily } from '../../src/conversation/quiz/daily.js';
import { createQuizzes } from '../../src/conversation/quiz.js';
import type { Place, Post, Turn } from '../../src/conversation/types.js';
import { readKnowledge } from '../../src/data.js';
import { openStore } from '../../src/store/open.js';
import type { Store } from '../../src/store/types.js';
import { deckOf, texts } from '../quiz/fixture.js';
import { temporaryFolder } from '../store/folder.js';

/** A Tuesday. */
const NOON = Date.UTC(2026, 10, 24, 12);
const NINE = Date.UTC(2026, 10, 25, 8);
const DAY = 24 * 60 * 60 * 1000;
const knowledge = readKnowledge();
const room: Place = { channel: 'teams', tenant: 'T1', room: 'C1', thread: null, kind: 'channel' };

let folder: ReturnType<typeof temporaryFolder>;
let stores: Store[];
let count: number;
beforeEach(() => {
  folder = temporaryFolder();
  stores = [];
  count = 0;
});
afterEach(async () => {
  await Promise.all(stores.map((store) => store.close()));
  folder.remove();
});

async function bot() {
  const store = await openStore(null, folder.path);
  stores.push(store);
  const quizzes = createQuizzes({ store: store.quizzes, texts, scores: store.scores, newSession: () => `s${++count}` });
  const { schedules, scores, practice } = store;
  const parts = { schedules, store: store.quizzes, scores, practice, quizzes, knowledge, texts };
  return { quizzes, practice, ...createDaily({ ...parts, newSeed: () => `seed${++count}` }) };
}

const turn = (at = NOON): Turn => {
  const input = { type: 'text', text: '' } as const;
  return { place: room, speaker: { id: 'ada', name: 'Ada' }, addressed: true, input, at };
};
const cards = (posts: readonly Post[]) =>
  posts.flatMap((post) => (post.kind === 'reply' || post.kind === 'update' ? [post.card] : []));
const words = (posts: readonly Post[]) => JSON.stringify(posts);

it('asks at its time, once for all replicas, and shows the answer when the next one comes', async () => {
  const [one, two] = [await bot(), await bot()];
  expect(words(await one.set(turn(), 'daily question at 9:00 Europe/Vienna', [1, 2, 3, 4, 5]))).toContain(
    '2026-11-25 08:00',
  );
  expect(await one.tick(NINE - 1)).toEqual([]);

  const first = (await Promise.all([one.tick(NINE), two.tick(NINE)])).flat();
  expect(first.map(({ place }) => place)).toEqual([room]);
  // The question alone: no beginning, and the day after no scores.
  expect(cards(first[0]?.posts ?? [])).toHaveLength(1);
  const [card] = cards(first[0]?.posts ?? []);
  expect(card).toMatch(/^quiz:s\d+:0$/);

  const second = (await Promise.all([two.tick(NINE + DAY), one.tick(NINE + DAY)])).flat();
  expect(second).toHaveLength(1);
  expect(words(first[0]?.posts ?? [])).toMatch(/A question for everybody.*comes with the next question/);
  expect(cards(second[0]?.posts ?? []).some((each) => each?.endsWith(':end'))).toBe(false);
  expect(cards(second[0]?.posts ?? []).filter((each) => each === card)).not.toEqual([]);
  expect(cards(second[0]?.posts ?? []).some((each) => each !== null && /:0$/.test(each) && each !== card)).toBe(true);
  // Over the weekend it rests.
  expect(await one.tick(NINE + 2 * DAY)).toHaveLength(1);
  expect(await one.tick(NINE + 3 * DAY)).toEqual([]);
});

it('makes up for nothing that was missed', async () => {
  const { set, tick } = await bot();
  await set(turn(), '', [1, 2, 3, 4, 5]);
  expect(await tick(NINE + 20 * DAY)).toHaveLength(1);
  expect(await tick(NINE + 20 * DAY + 1)).toEqual([]);
});

it('does not disturb a quiz that a person hosts', async () => {
  const { set, tick, quizzes } = await bot();
  await set(turn(), 'at 9:00 Europe/Vienna', [3]);
  await quizzes.start(turn(NINE - 60_000), deckOf(2));
  expect(await tick(NINE)).toEqual([]);
  expect(cards(await quizzes.press(turn(NINE), { type: 'host', session: 's1', round: 0, command: 'reveal' }))).toEqual([
    'quiz:s1:0',
  ]);
});

it('can be stopped', async () => {
  const { set, stop, tick } = await bot();
  expect(words(await stop(turn()))).toContain('There is no daily question here');
  await set(turn(), '', [1, 2, 3, 4, 5]);
  expect(words(await stop(turn()))).toContain(texts.daily.stopped);
  expect(await tick(NINE + DAY)).toEqual([]);
});

it('takes nine o’clock in UTC where the text names no time or zone that exists', async () => {
  const { set } = await bot();
  expect(words(await set(turn(), 'daily question', [3]))).toContain('2026-11-25 09:00');
  expect(words(await set(turn(), 'daily question at 7 Mars/Base', [3]))).toContain('2026-11-25 07:00');
});

it('counts who answers several in a row, and tells it with the answer', async () => {
  const { set, tick, quizzes } = await bot();
  await set(turn(), 'daily question at 9:00 Europe/Vienna', [1, 2, 3, 4, 5, 6, 7]);
  let shown = await tick(NINE);
  for (let day = 1; day <= 3; day += 1) {
    const at = NINE + (day - 1) * DAY + 1;
    const question = shown.flatMap(({ posts }) => posts).find(({ answer }) => answer.buttons.length > 1);
    const action = question?.answer.buttons[0]?.action;
    if (action?.type !== 'vote') throw new Error('nothing to vote on');
    await quizzes.press(turn(at), action);
    if (day !== 2) await quizzes.press({ ...turn(at), speaker: { id: 'bob', name: 'Bob' } }, action);
    shown = await tick(NINE + day * DAY);
    const told = words(shown.flatMap(({ posts }) => posts));
    if (day === 1) expect(told).not.toContain('In a row');
    else expect(told).toContain(`In a row: Ada ${day}.`);
  }
});

describe('reminders of what is due for review', () => {
  const alone = (at = NOON): Turn => ({ ...turn(at), place: { ...room, room: 'D1', kind: 'direct' } });
  const person = JSON.stringify(['teams', 'T1', 'ada']);

  it('come at their time in the direct conversation, when something is due', async () => {
    const { remind, stopReminding, tick, practice } = await bot();
    expect(words(await remind(alone(), 'remind me to practise at 9:00 Europe/Vienna'))).toContain('09:00');
    expect(await tick(NINE)).toEqual([]);
    await practice.remember(person, 'q1', { memory: {}, dueAt: NINE, wrong: 1, at: NOON });
    const [shown] = await tick(NINE + DAY);
    expect(shown?.place).toEqual(alone().place);
    expect(words(shown?.posts ?? [])).toContain('Due for review: 1.');
    expect(words(await stopReminding(alone()))).toContain(texts.remind.stopped);
    expect(await tick(NINE + 2 * DAY)).toEqual([]);
    expect(words(await stopReminding(alone()))).toContain(texts.remind.none.slice(0, 20));
  });

  it('are for direct conversations alone', async () => {
    const { remind, tick } = await bot();
    expect(words(await remind(turn(), 'remind me to practise'))).toContain(texts.remind.elsewhere);
    expect(await tick(NINE + DAY)).toEqual([]);
  });
});
