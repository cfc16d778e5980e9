import type { Answer } from '../../answer/types.js';
import { endCard } from '../../quiz/cards/end.js';
import { controlsCard } from '../../quiz/cards/host.js';
import { retiredCard, revealCard } from '../../quiz/cards/reveal.js';
import { discussCard, introCard, roundCard } from '../../quiz/cards/round.js';
import { EVERYONE, type Viewer } from '../../quiz/cards/viewer.js';
import { CLOCK_HOST, type Effect, type SessionState } from '../../quiz/session.js';
import type { QuizTexts } from '../../quiz/texts.js';
import type { CardKey, Post } from '../types.js';
import { parsePlace } from './place.js';

type Shown = Exclude<SessionState, { status: 'lobby' }>;

/** What people get to see of a step. `votes`: how many are in the box of the vote that is open. */
export function show(effect: Effect, state: SessionState, votes: number, texts: QuizTexts): Post[] {
  const { session, host } = state.setup;
  // A question in between is no event: it comes without a beginning and goes without scores.
  const isEvent = host !== CLOCK_HOST;
  switch (effect.type) {
    case 'show-intro':
      return isEvent ? [reply(introCard(state.setup, texts), `quiz:${session}:intro`)] : [];
    case 'show-round':
      return state.status === 'open'
        ? [reply(roundCard(state, votes, texts, publicIn(state)), cardOf(session, effect.round))]
        : [];
    case 'show-again':
      return current(state, votes, texts);
    case 'show-reveal':
      return state.status === 'revealed' ? current(state, votes, texts) : [];
    case 'retire-round':
      return [update(retiredCard(state, effect.round, texts), cardOf(session, effect.round))];
    case 'show-end':
      return state.status === 'ended' && isEvent
        ? [reply(endCard(state, texts, publicIn(state)), `quiz:${session}:end`)]
        : [];
    case 'open-box':
    case 'free-room':
      return [];
  }
}

/** The card that shows where the session stands. */
export function current(state: SessionState, votes: number, texts: QuizTexts): Post[] {
  if (state.status === 'lobby') return [];
  return [{ kind: 'update', answer: drawn(state, votes, texts, publicIn(state)), card: currentCard(state) }];
}

/** The same as one person alone is to see it. */
export function viewOf(state: Shown, votes: number, texts: QuizTexts, viewer: Viewer): Post {
  return { kind: 'view', answer: drawn(state, votes, texts, viewer), card: currentCard(state) };
}

/** The host's buttons for the host; nothing where a card has them, and where a clock is the host. */
export function asideOf(state: SessionState, texts: QuizTexts): Post[] {
  const { host, session } = state.setup;
  if (state.status === 'lobby' || isAlone(state) || host === CLOCK_HOST) return [];
  return [{ kind: 'aside', to: host, answer: controlsCard(state, texts), card: `quiz:${session}:host` }];
}

/** Is the host the only one who plays? Then nothing is to be hidden from anybody. */
export function isAlone({ setup }: SessionState): boolean {
  return parsePlace(setup.place)?.kind === 'direct';
}

function publicIn(state: SessionState): Viewer {
  return isAlone(state) ? { isHost: true, vote: null } : EVERYONE;
}

function drawn(state: Shown, votes: number, texts: QuizTexts, viewer: Viewer): Answer {
  switch (state.status) {
    case 'open':
      return roundCard(state, votes, texts, viewer);
    case 'discussing':
      return discussCard(state, texts, viewer);
    case 'revealed':
      return revealCard(state, texts, viewer);
    case 'ended':
      return endCard(state, texts, viewer);
  }
}

function currentCard(state: Shown): CardKey {
  const { session } = state.setup;
  return state.status === 'ended' ? `quiz:${session}:end` : cardOf(session, state.round);
}

function cardOf(session: string, round: number): CardKey {
  return `quiz:${session}:${round}`;
}

function reply(answer: Answer, card: CardKey): Post {
  return { kind: 'reply', answer, audience: 'everyone', card };
}

function update(answer: Answer, card: CardKey): Post {
  return { kind: 'update', answer, card };
}
