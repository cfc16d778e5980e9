import { fill } from '../../answer/fill.js';
import type { Answer, Button, Element } from '../../answer/types.js';
import { hintOf } from '../hint.js';
import { tallyOf } from '../scoring.js';
import { CLOCK_HOST, isLast, type SessionState } from '../session.js';
import { rematch } from '../summary.js';
import type { QuizTexts } from '../texts.js';
import { hostButton, quizAnswer } from './parts.js';
import type { Viewer } from './viewer.js';

type Shown = Exclude<SessionState, { status: 'lobby' }>;
type Open = Extract<SessionState, { status: 'open' }>;

/** For the host alone: where the quiz stands, how a first vote went, and the buttons. */
export function controlsCard(state: Shown, texts: QuizTexts): Answer {
  const { controls } = texts;
  const text =
    state.status === 'ended'
      ? controls.over
      : fill(controls.text, { round: state.round + 1, rounds: state.setup.deck.questions.length });
  return quizAnswer([{ type: 'text', text }, ...split(state, texts)], hostButtons(state, texts));
}

/** What the host can do now. */
export function hostButtons(state: Shown, texts: QuizTexts): Button[] {
  const { buttons } = texts;
  switch (state.status) {
    case 'open': {
      const isFirst = state.setup.play.discuss && state.first === null;
      return [
        isFirst ? hostButton(state, 'discuss', buttons.discuss) : hostButton(state, 'reveal', buttons.reveal),
        ...timeButtons(state, texts),
        ...rare(state, texts),
      ];
    }
    case 'discussing':
      return [
        hostButton(state, 'revote', buttons.revote),
        hostButton(state, 'reveal', buttons.reveal),
        ...rare(state, texts),
      ];
    case 'revealed':
      return isLast(state)
        ? [hostButton(state, 'next', buttons.scores)]
        : [
            hostButton(state, 'next', buttons.next),
            hostButton(state, 'hand-over', buttons.handOver),
            hostButton(state, 'present', buttons.present),
            hostButton(state, 'end', buttons.end),
          ];
    case 'ended':
      return endButtons(state, texts);
  }
}

/** What stands on a card: the host's buttons for the host, else the one that shows them to the host. */
export function buttonsFor(viewer: Viewer, state: Shown, texts: QuizTexts): Button[] {
  if (state.setup.host === CLOCK_HOST) return [];
  const take = state.status !== 'ended' && state.offered && !viewer.isHost;
  return [
    ...(take ? [hostButton(state, 'take-over', texts.buttons.takeOver)] : []),
    ...(viewer.isHost ? hostButtons(state, texts) : controlsButton(state, texts)),
  ];
}

/** How the first vote went and what to do about it; only ever shown to the host. */
export function split(state: Shown, texts: QuizTexts): Element[] {
  if (state.status !== 'discussing') return [];
  const { question, first } = state;
  return [
    { type: 'tally', rows: tallyOf(question, first) },
    { type: 'text', text: texts.hints[hintOf(question, first)] },
  ];
}

function controlsButton(state: Shown, texts: QuizTexts): Button[] {
  return [hostButton(placed(state), 'controls', texts.buttons.controls)];
}

function endButtons(state: Extract<SessionState, { status: 'ended' }>, texts: QuizTexts): Button[] {
  const { setup, results } = state;
  const here = placed(state);
  const hasVotes = results.some(({ ballots }) => ballots.length > 0);
  return [
    ...(rematch(setup.deck, results) === null ? [] : [hostButton(here, 'rematch', texts.buttons.rematch)]),
    ...(hasVotes ? [hostButton(here, 'results', texts.buttons.results)] : []),
    hostButton(here, 'as-gift', texts.buttons.asGift),
    hostButton(here, 'as-csv', texts.buttons.asCsv),
  ];
}

/** The buttons of the last card carry the number that no question has. */
function placed(state: Shown) {
  return { setup: state.setup, round: state.status === 'ended' ? state.setup.deck.questions.length : state.round };
}

function rare(state: Exclude<Shown, { status: 'ended' }>, { buttons }: QuizTexts): Button[] {
  return [
    hostButton(state, 'skip', buttons.skip),
    hostButton(state, 'hand-over', buttons.handOver),
    hostButton(state, 'present', buttons.present),
    hostButton(state, 'end', buttons.end),
  ];
}

function timeButtons(state: Open, { buttons }: QuizTexts): Button[] {
  const { clock } = state;
  const isLimited = clock.type === 'running' || (clock.type === 'stopped' && clock.left !== null);
  return [
    ...(isLimited ? [hostButton(state, 'more-time', buttons.moreTime)] : []),
    clock.type === 'stopped' ? hostButton(state, 'resume', buttons.resume) : hostButton(state, 'pause', buttons.pause),
  ];
}
