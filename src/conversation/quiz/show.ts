import type { Answer } from '../../answer/types.js';
import { endCard } from '../../quiz/cards/end.js';
import { retiredCard, revealCard } from '../../quiz/cards/reveal.js';
import { discussCard, introCard, roundCard } from '../../quiz/cards/round.js';
import type { Effect, SessionState } from '../../quiz/session.js';
import type { QuizTexts } from '../../quiz/texts.js';
import type { CardKey, Post } from '../types.js';

/** What people get to see of a step. `votes`: how many are in the box of the vote that is open. */
export function show(effect: Effect, state: SessionState, votes: number, texts: QuizTexts): Post[] {
  const { session } = state.setup;
  switch (effect.type) {
    case 'show-intro':
      return [reply(introCard(state.setup, texts), `quiz:${session}:intro`)];
    case 'show-round':
      return state.status === 'open' ? [reply(roundCard(state, votes, texts), cardOf(session, effect.round))] : [];
    case 'show-again':
      return current(state, votes, texts);
    case 'show-reveal':
      return state.status === 'revealed' ? [update(revealCard(state, texts), cardOf(session, effect.round))] : [];
    case 'retire-round':
      return [update(retiredCard(state, effect.round, texts), cardOf(session, effect.round))];
    case 'show-end':
      return state.status === 'ended' ? [reply(endCard(state, texts), `quiz:${session}:end`)] : [];
    case 'open-box':
    case 'free-room':
      return [];
  }
}

/** The card that shows where the session stands. */
export function current(state: SessionState, votes: number, texts: QuizTexts): Post[] {
  const { session } = state.setup;
  switch (state.status) {
    case 'lobby':
      return [];
    case 'open':
      return [update(roundCard(state, votes, texts), cardOf(session, state.round))];
    case 'discussing':
      return [update(discussCard(state, texts), cardOf(session, state.round))];
    case 'revealed':
      return [update(revealCard(state, texts), cardOf(session, state.round))];
    case 'ended':
      return [update(endCard(state, texts), `quiz:${session}:end`)];
  }
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
