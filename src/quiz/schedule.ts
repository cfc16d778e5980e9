import { Cron } from 'croner';
import * as v from 'valibot';

/** When a room gets its question. */
export interface Schedule {
  /** As the IANA database names it: "Europe/Vienna". */
  readonly zone: string;
  /** 1 is Monday, 7 is Sunday; at least one. */
  readonly days: readonly number[];
  readonly hour: number;
  readonly minute: number;
}

/** Is there a time zone of this name? */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/**
 * The first time of a schedule after a moment, in milliseconds since 1970. Where clocks are put forward over that time
 * it is the first moment after the gap; where they are put back it comes once.
 *
 * @throws RangeError when the schedule has no day
 */
export function nextAt({ zone, days, hour, minute }: Schedule, after: number): number {
  const pattern = `0 ${minute} ${hour} * * ${days.map((day) => day % 7).join(',')}`;
  const next = days.length === 0 ? null : new Cron(pattern, { timezone: zone, paused: true }).nextRun(new Date(after));
  if (next === null) throw new RangeError('A schedule needs at least one day of the week.');
  return next.getTime();
}

const Stored = v.object({
  zone: v.pipe(v.string(), v.check(isZone)),
  days: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7))), v.minLength(1)),
  hour: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(23)),
  minute: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(59)),
});

/** Reads a schedule as it was stored; null for what is none. */
export function parseSchedule(stored: unknown): Schedule | null {
  const parsed = v.safeParse(Stored, stored);
  return parsed.success ? parsed.output : null;
}
