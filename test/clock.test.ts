import { expect, it, vi } from 'vitest';
import { startClock } from '../src/clock.js';
import type { Place, Post } from '../src/conversation/types.js';
import { whisperCard } from '../src/quiz/cards/parts.js';

const place = (channel: Place['channel']): Place => {
  return { channel, tenant: 'T', room: 'R', thread: null, kind: 'channel' };
};
const posts: readonly Post[] = [{ kind: 'update', answer: whisperCard('over'), card: 'quiz:s:0' }];

function clock(tick: (now: number) => Promise<{ place: Place; posts: readonly Post[] }[]>) {
  const shown: string[] = [];
  const log: string[] = [];
  const write = (level: string) => (details: object | string, line?: string) =>
    void log.push(`${level} ${line ?? details}`);
  const running = startClock({
    tick,
    channels: {
      slack: async ({ channel }) => void shown.push(channel),
      teams: async () => {
        throw new Error('not there');
      },
      web: null,
      terminal: null,
    },
    logger: { info: write('info'), warn: write('warn'), error: write('error') },
    now: () => 7,
  });
  return { ...running, shown, log };
}

it('asks once a second what is due, and keeps no process alive for that', async () => {
  vi.useFakeTimers();
  const asked: number[] = [];
  const { stop } = clock(async (now) => {
    asked.push(now);
    return [];
  });
  await vi.advanceTimersByTimeAsync(3_000);
  await stop();
  await vi.advanceTimersByTimeAsync(3_000);
  vi.useRealTimers();
  expect(asked).toEqual([7, 7, 7]);
});

it('never does two beats at once, and stops when the one under way is done', async () => {
  let end = (): void => undefined;
  let begun = 0;
  const { beat, stop, shown } = clock(async () => {
    begun += 1;
    await new Promise<void>((resolve) => {
      end = resolve;
    });
    return [{ place: place('slack'), posts }];
  });
  const beats = [beat(), beat()];
  const stopped = stop();
  end();
  await Promise.all([...beats, stopped]);
  expect([begun, shown]).toEqual([1, ['slack']]);
});

it('shows each thing in its channel, whatever fails beside it', async () => {
  const { beat, stop, shown, log } = clock(async () =>
    (['teams', 'web', 'slack'] as const).map((channel) => ({ place: place(channel), posts })),
  );
  await beat();
  await stop();
  expect(shown).toEqual(['slack']);
  expect(log.sort()).toEqual([
    'error what the clock did could not be shown',
    'warn the clock has something to show in a channel that is switched off',
  ]);
});

it('logs an outage once, goes on, and says so', async () => {
  let isDown = true;
  const { beat, stop, log } = clock(async () => {
    if (isDown) throw new Error('no database');
    return [];
  });
  await beat();
  await beat();
  isDown = false;
  await beat();
  await beat();
  await stop();
  expect(log).toEqual(['error the clock cannot do what is due; it tries again each second', 'info the clock goes on']);
});
