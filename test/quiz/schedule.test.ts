import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isZone, nextAt, parseSchedule, type Schedule } from '../../src/quiz/schedule.js';

const workdays: Schedule = { zone: 'Europe/Vienna', days: [1, 2, 3, 4, 5], hour: 9, minute: 30 };
const next = (schedule: Schedule, after: string) => new Date(nextAt(schedule, Date.parse(after))).toISOString();

describe('the next question', () => {
  it.each([
    ['comes the same day while it is not too late', '2026-11-24T08:00:00Z', '2026-11-24T08:30:00.000Z'],
    ['comes the next day afterwards', '2026-11-24T08:30:00Z', '2026-11-25T08:30:00.000Z'],
    ['leaves the weekend out', '2026-11-27T12:00:00Z', '2026-11-30T08:30:00.000Z'],
    ['keeps to the clock on the wall in summer', '2026-07-01T06:00:00Z', '2026-07-01T07:30:00.000Z'],
  ])('%s', (_, after, expected) => {
    expect(next(workdays, after)).toBe(expected);
  });

  it('comes on Sundays too, if told so', () => {
    expect(next({ ...workdays, days: [7] }, '2026-11-24T00:00:00Z')).toBe('2026-11-29T08:30:00.000Z');
  });

  it('comes once on the days when clocks change', () => {
    const night: Schedule = { zone: 'Europe/Vienna', days: [7], hour: 2, minute: 30 };
    for (const day of ['2026-03-28T12:00:00Z', '2026-10-24T12:00:00Z']) {
      const first = nextAt(night, Date.parse(day));
      expect(nextAt(night, first) - first).toBeGreaterThan(6 * 24 * 60 * 60 * 1000);
    }
  });

  it('always lies ahead, on a day of the schedule, at its time there', () => {
    const schedule = fc.record<Schedule>({
      zone: fc.constantFrom('UTC', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland'),
      days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      hour: fc.integer({ min: 4, max: 23 }),
      minute: fc.integer({ min: 0, max: 59 }),
    });
    const moment = fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2030, 0) });
    fc.assert(
      fc.property(schedule, moment, (each, after) => {
        const at = nextAt(each, after);
        expect(at).toBeGreaterThan(after);
        const options = {
          timeZone: each.zone,
          weekday: 'short',
          hour: '2-digit',
          minute: '2-digit',
          hourCycle: 'h23',
        } as const;
        const parts = new Map(
          new Intl.DateTimeFormat('en-US', options).formatToParts(at).map((p) => [p.type, p.value]),
        );
        const day = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(parts.get('weekday') ?? '') + 1;
        expect(each.days).toContain(day);
        expect([Number(parts.get('hour')), Number(parts.get('minute'))]).toEqual([each.hour, each.minute]);
      }),
    );
  });
});

it('a schedule is read back, and nothing else is taken for one', () => {
  expect(parseSchedule(JSON.parse(JSON.stringify(workdays)))).toEqual(workdays);
  const wrong = [null, { ...workdays, zone: 'Mars/Base' }, { ...workdays, days: [] }, { ...workdays, hour: 24 }];
  expect(wrong.map(parseSchedule)).toEqual(wrong.map(() => null));
  expect([isZone('Europe/Vienna'), isZone('Nowhere')]).toEqual([true, false]);
});
