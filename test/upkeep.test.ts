import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { expired, startUpkeep } from '../src/upkeep.js';

const DAY = 24 * 60 * 60 * 1000;
const START = Date.UTC(2026, 10, 24);

describe('what is kept for review', () => {
  it('has run out after so many days, and not a moment before', () => {
    fc.assert(
      fc.property(fc.nat(1e12), fc.nat(9999), (at, days) => {
        expect(expired(at + days * DAY, days)).toBe(at);
        expect(expired(at + days * DAY - 1, days)).toBeLessThan(at);
      }),
    );
  });
});

describe('the upkeep', () => {
  beforeEach(() => void vi.useFakeTimers({ now: START }));
  afterEach(() => void vi.useRealTimers());

  function upkeep(sweep: (now: number) => Promise<never> | Promise<void>, reviewDays = 90) {
    const forgotten: number[] = [];
    const faults: unknown[] = [];
    startUpkeep({
      store: {
        sweep: async (now) => {
          await sweep(now);
          return { contexts: 0, deliveries: 0, cards: 0 };
        },
        feedback: {
          forget: async (upTo) => {
            forgotten.push(upTo);
            return 0;
          },
        },
      },
      reviewDays,
      now: Date.now,
      onFault: (error) => faults.push(error),
    });
    return { forgotten, faults };
  }

  it('forgets soon after the start and every day', async () => {
    const swept: number[] = [];
    const { forgotten } = upkeep(async (now) => void swept.push(now));
    expect(forgotten).toEqual([]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(forgotten).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2 * DAY);
    expect(forgotten).toHaveLength(3);
    expect(swept).toEqual(forgotten.map((at) => at + 90 * DAY));
    expect(forgotten.at(-1)).toBe(START + 2 * DAY - 90 * DAY);
  });

  it('forgets all where nothing is to be kept', async () => {
    const { forgotten } = upkeep(async () => undefined, 0);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(forgotten[0]).toBe(START + 5_000);
  });

  it('tells of a store that fails, and tries again the next day', async () => {
    const { faults } = upkeep(async () => Promise.reject(new Error('disk full')));
    await vi.advanceTimersByTimeAsync(DAY);
    expect(faults).toEqual([new Error('disk full'), new Error('disk full')]);
  });
});
