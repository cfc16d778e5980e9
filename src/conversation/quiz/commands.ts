import type { HostCommand } from '../../answer/actions.js';
import type { SessionEvent } from '../../quiz/events.js';
import { boxOf, type Refusal, type SessionState } from '../../quiz/session.js';
import type { QuizStore } from '../../store/types.js';

/** How much time the host adds with one press, in seconds. */
const MORE_TIME = 30;

type InRound = Exclude<SessionState, { status: 'lobby' | 'ended' }>;
/** Commands that are events; the others show something, or begin another quiz. */
export type Command = Exclude<HostCommand, 'controls' | 'present' | Afterwards>;

const AFTERWARDS = ['rematch', 'results', 'as-gift', 'as-csv'] as const satisfies readonly HostCommand[];
/** What the host can do once a quiz is over. */
export type Afterwards = (typeof AFTERWARDS)[number];

export function isAfterwards(command: HostCommand): command is Afterwards {
  return AFTERWARDS.some((each) => each === command);
}

/** The event that a host's button asks for, its vote closed and counted where the event ends one. */
export async function eventOf(
  by: string,
  command: Command,
  round: number,
  state: SessionState,
  store: QuizStore,
  now: number,
): Promise<SessionEvent | Refusal> {
  const mayBe = by === state.setup.host || command === 'take-over';
  if (state.status === 'ended') return mayBe ? 'ended' : 'not-host';
  if (!mayBe) return 'not-host';
  if (state.status === 'lobby' || state.round !== round) return 'out-of-turn';
  switch (command) {
    case 'next':
      return { type: 'advanced', by, round };
    case 'revote':
      return { type: 'reopened', by, round };
    case 'more-time':
      return { type: 'extended', by, round, seconds: MORE_TIME };
    case 'pause':
      return { type: 'paused', by, round };
    case 'resume':
      return { type: 'resumed', by, round };
    case 'hand-over':
      return { type: 'offered', by };
    case 'take-over':
      return { type: 'taken', by };
    case 'discuss':
      return isFirstVote(state)
        ? { type: 'discussed', by, round, ballots: await close(state, store, now) }
        : 'out-of-turn';
    case 'reveal':
      if (state.status !== 'open' && state.status !== 'discussing') return 'out-of-turn';
      return { type: 'revealed', by, round, ballots: await close(state, store, now) };
    case 'skip':
      await close(state, store, now);
      return { type: 'skipped', by, round };
    case 'end':
      await close(state, store, now);
      return { type: 'ended', by };
  }
}

/**
 * Closes the vote that is open, if one is, and gives what is in it. Who closes does not matter: the votes are the same
 * for all from then on, and one append wins.
 */
export async function close(state: InRound, store: QuizStore, now: number) {
  if (state.status !== 'open') return [];
  const { session } = state.setup;
  const box = boxOf(state.round, state.first);
  await store.closeRound(session, box, now);
  return await store.votes(session, box);
}

function isFirstVote(state: InRound): boolean {
  return state.status === 'open' && state.first === null && state.setup.play.discuss;
}
