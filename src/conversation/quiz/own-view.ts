import { fill } from '../../answer/fill.js';
import { labelOf, whisperCard } from '../../quiz/cards/parts.js';
import { boxOf, type SessionState } from '../../quiz/session.js';
import type { QuizTexts } from '../../quiz/texts.js';
import type { QuizStore } from '../../store/types.js';
import type { Post, Speaker } from '../types.js';
import { isAlone, viewOf } from './show.js';
import { voterOf } from './voter.js';

/** What one person alone gets to see of a quiz. */
export interface OwnViews {
  /** The own vote in a round, in words. */
  said(speaker: Speaker, round: number, state: SessionState): Promise<readonly Post[]>;
  /** The card of this round with the own vote, for its host with the buttons; nothing where it is not the newest card. */
  view(speaker: Speaker, round: number, state: SessionState): Promise<readonly Post[]>;
  /** The same right after a vote, of which all is known. */
  voted(speaker: Speaker, vote: string, votes: number, state: SessionState): readonly Post[];
}

type Votes = Pick<QuizStore, 'voteOf' | 'countVotes'>;

export function createOwnViews(store: Votes, texts: QuizTexts): OwnViews {
  const whisper = (text: string): Post => ({ kind: 'whisper', answer: whisperCard(text) });
  return {
    async said(speaker, round, { setup }) {
      const question = setup.deck.questions[round];
      const { user } = voterOf(setup, speaker);
      const second = await store.voteOf(setup.session, boxOf(round, []), user);
      const chosen = second ?? (await store.voteOf(setup.session, boxOf(round, null), user));
      if (question === undefined || chosen === null) return [whisper(texts.whispers.notVoted)];
      return [whisper(fill(texts.whispers.mine, { option: labelOf(question, chosen) }))];
    },

    async view(speaker, round, state) {
      if (state.status === 'lobby' || isAlone(state)) return [];
      const { setup } = state;
      const shown = state.status === 'ended' ? setup.deck.questions.length : state.round;
      if (shown !== round) return [];
      const isHost = speaker.id === setup.host;
      if (state.status !== 'open') return [viewOf(state, 0, texts, { isHost, vote: null })];
      const box = boxOf(round, state.first);
      const vote = await store.voteOf(setup.session, box, voterOf(setup, speaker).user);
      return [viewOf(state, await store.countVotes(setup.session, box), texts, { isHost, vote })];
    },

    voted(speaker, vote, votes, state) {
      if (state.status === 'lobby' || isAlone(state)) return [];
      return [viewOf(state, votes, texts, { isHost: speaker.id === state.setup.host, vote })];
    },
  };
}
