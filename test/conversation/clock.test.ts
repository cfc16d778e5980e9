import { expect, it, onTestFinished, vi } from 'vitest';
import { createClock } from '../../src/conversation/quiz/clock.js';
import { openStore } from '../../src/store/open.js';
import { folderForTest } from '../store/folder.js';

const NOON = Date.UTC(2026, 10, 24, 12);

async function clock(path: string) {
  const { quizzes, schedules, close } = await openStore(null, path);
  onTestFinished(close);
  const asked = vi.spyOn(quizzes, 'nextDeadline');
  const ended = vi.fn(async () => []);
  const posed = vi.fn(async () => []);
  const daily = vi.fn(async () => ({ tick: posed }));
  const { tick, ...watched } = createClock({ quizzes, schedules });
  return { watched, asked, ended, posed, daily, tick: (now: number) => tick(now, { tick: ended }, daily) };
}

it('looks into the store every ten seconds and not more while nothing is due', async () => {
  const { tick, asked, ended, daily } = await clock(folderForTest());
  for (let second = 0; second < 60; second += 1) await tick(NOON + second * 1000);
  expect(asked).toHaveBeenCalledTimes(6);
  expect([ended.mock.calls, daily.mock.calls]).toEqual([[], []]);
});

it('wakes at once for what this process sets', async () => {
  const { tick, watched, ended, posed } = await clock(folderForTest());
  await tick(NOON);
  await watched.quizzes.setDeadline('s', NOON + 3_000);
  await tick(NOON + 2_000);
  expect(ended).not.toHaveBeenCalled();
  await tick(NOON + 3_000);
  expect(ended).toHaveBeenCalledExactlyOnceWith(NOON + 3_000);
  expect(posed).not.toHaveBeenCalled();

  await watched.quizzes.setDeadline('s', null);
  await watched.schedules.set('r', {}, NOON + 4_000);
  await tick(NOON + 4_000);
  expect([ended.mock.calls.length, posed.mock.calls]).toEqual([1, [[NOON + 4_000]]]);
});

it('takes up within ten seconds what another process has set', async () => {
  const path = folderForTest();
  const [one, two] = [await clock(path), await clock(path)];
  await two.tick(NOON);
  await one.watched.quizzes.setDeadline('s', NOON + 3_000);
  await two.tick(NOON + 9_000);
  expect(two.ended).not.toHaveBeenCalled();
  await two.tick(NOON + 10_000);
  expect(two.ended).toHaveBeenCalledTimes(1);
});
