/** How a quiz is played. */
export interface Play {
  /** The time for each vote; null for as long as the host likes. */
  readonly seconds: number | null;
  /** Vote, discuss, vote again (peer instruction), or vote once. */
  readonly discuss: boolean;
  /** Nobody learns who voted what, not even the scores have names. */
  readonly anonymous: boolean;
}

/** Host-paced, one vote, with names. */
export const PLAIN: Play = { seconds: null, discuss: false, anonymous: false };

/** The time left for a vote. Stopped: `left` milliseconds remain, null where there is no limit. */
export type Clock =
  | { readonly type: 'endless' }
  | { readonly type: 'running'; readonly deadline: number }
  | { readonly type: 'stopped'; readonly left: number | null };

/** The clock of a vote that opens now. */
export function startClock({ seconds }: Play, now: number): Clock {
  return seconds === null ? { type: 'endless' } : { type: 'running', deadline: now + seconds * 1000 };
}

/** Null where the clock stands already. */
export function stopClock(clock: Clock, now: number): Clock | null {
  switch (clock.type) {
    case 'endless':
      return { type: 'stopped', left: null };
    case 'running':
      return { type: 'stopped', left: Math.max(0, clock.deadline - now) };
    case 'stopped':
      return null;
  }
}

/** Null where the clock was not stopped. */
export function resumeClock(clock: Clock, now: number): Clock | null {
  if (clock.type !== 'stopped') return null;
  return clock.left === null ? { type: 'endless' } : { type: 'running', deadline: now + clock.left };
}

/** Null where there is no limit that could be put off. */
export function extendClock(clock: Clock, seconds: number): Clock | null {
  if (clock.type === 'running') return { ...clock, deadline: clock.deadline + seconds * 1000 };
  if (clock.type === 'stopped' && clock.left !== null) return { ...clock, left: clock.left + seconds * 1000 };
  return null;
}
