import { parseEvent, type SessionEvent } from '../../quiz/events.js';
import { deadlineOf, type Effect, type Refusal, replay, type SessionState, step } from '../../quiz/session.js';
import type { QuizStore } from '../../store/types.js';

/** A session as its events say, and how many they are. */
export interface Logged {
  readonly state: SessionState;
  readonly seq: number;
}

/** A step that was made, or why it was not. `lost`: somebody else was faster; load again. */
export type Committed =
  | { readonly kind: 'made'; readonly state: SessionState; readonly effects: readonly Effect[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'lost' };

export interface SessionLog {
  /** Null for a session that never was. */
  load(session: string): Promise<Logged | null>;
  commit(logged: Logged, event: SessionEvent, now: number): Promise<Committed>;
}

/** For how many sessions what was read is kept: events never change, so only newer ones have to be read. */
const KEPT = 50;

/**
 * Keeps sessions as events. A step counts when its event is appended under the next number, which only one caller can
 * do. The vote that it opens is opened before, and its deadline set after; both do no harm when done twice.
 */
export function createSessionLog(store: QuizStore): SessionLog {
  const kept = new Map<string, Logged>();

  function keep(logged: Logged): Logged {
    const { session } = logged.state.setup;
    kept.delete(session);
    kept.set(session, logged);
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return logged;
  }

  return {
    async load(session) {
      const before = kept.get(session) ?? null;
      const seq = before?.seq ?? 0;
      const newer = await store.events(session, seq);
      const read = newer.map(({ event, at }) => ({ event: parseEvent(event), at }));
      const state = replay(read, before?.state ?? null);
      return state === null ? null : keep({ state, seq: seq + newer.length });
    },

    async commit({ state: before, seq }, event, now) {
      const next = step(before, event, now);
      if (!next.ok) return { kind: 'refused', refusal: next.refusal };
      const { state, effects } = next;
      const { session, room } = state.setup;
      // Set before the step and not after: a process that dies between must not leave a vote that nobody ends.
      const deadline = deadlineOf(state);
      if (deadline !== null) await store.setDeadline(session, deadline);
      for (const effect of effects) if (effect.type === 'open-box') await store.openRound(session, effect.box, now);
      if (!(await store.append(session, seq, event, now))) return { kind: 'lost' };
      if (deadline === null && deadlineOf(before) !== null) await store.setDeadline(session, null);
      if (effects.some(({ type }) => type === 'free-room')) await store.finish(room, session, now);
      return { kind: 'made', state, effects };
    },
  };
}
