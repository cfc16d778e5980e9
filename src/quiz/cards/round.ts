import { fill } from '../../answer/fill.js';
import type { Answer, Button, Element } from '../../answer/types.js';
import { hintOf } from '../hint.js';
import { tallyOf } from '../scoring.js';
import type { SessionState, Setup } from '../session.js';
import type { QuizTexts } from '../texts.js';
import { asked, hostButton, quizAnswer } from './parts.js';

type Open = Extract<SessionState, { status: 'open' }>;
type Discussing = Extract<SessionState, { status: 'discussing' }>;

/** What the quiz is about, with its picture; stands above the first question. */
export function introCard({ deck, play }: Setup, texts: QuizTexts): Answer {
  const ways = [
    ...(play.seconds === null ? [] : [fill(texts.intro.timed, { seconds: play.seconds })]),
    ...(play.discuss ? [texts.intro.discuss] : []),
    ...(play.anonymous ? [texts.intro.anonymous] : []),
  ];
  const how = fill(texts.intro.how, { questions: deck.questions.length });
  return quizAnswer([
    { type: 'heading', text: fill(texts.intro.heading, { title: deck.title }) },
    { type: 'text', text: deck.description },
    ...(deck.diagram === null ? [] : [{ type: 'diagram', ...deck.diagram } as const]),
    { type: 'note', text: [how, ...ways].join(' ') },
  ]);
}

/** An open question: how many have voted, and not what. */
export function roundCard(state: Open, votes: number, texts: QuizTexts): Answer {
  const { setup, round, question, first } = state;
  const isFirst = setup.play.discuss && first === null;
  return quizAnswer(
    [...asked(setup, round, question, texts), ...standing(state, texts), noteOf(state, votes, texts)],
    [
      ...question.options.map(({ id, label }): Button => {
        return { label, style: 'plain', action: { type: 'vote', session: setup.session, round, option: id } };
      }),
      { label: texts.buttons.mine, style: 'plain', action: { type: 'mine', session: setup.session, round } },
      isFirst ? hostButton(state, 'discuss', texts.buttons.discuss) : hostButton(state, 'reveal', texts.buttons.reveal),
      ...takeOver(state, texts),
      hostButton(state, 'controls', texts.buttons.controls),
      hostButton(state, 'end', texts.buttons.end),
    ],
  );
}

/** A question between its two votes: nothing of how the first one went. */
export function discussCard(state: Discussing, texts: QuizTexts): Answer {
  const { setup, round, question, first } = state;
  const note = fill(texts.round.discussing, { votes: first.length });
  return quizAnswer(
    [
      ...asked(setup, round, question, texts),
      { type: 'list', title: texts.round.options, items: question.options.map(({ label }) => label) },
      { type: 'note', text: note },
    ],
    [
      hostButton(state, 'revote', texts.buttons.revote),
      hostButton(state, 'reveal', texts.buttons.reveal),
      ...takeOver(state, texts),
      hostButton(state, 'controls', texts.buttons.controls),
      hostButton(state, 'end', texts.buttons.end),
    ],
  );
}

/** For the host alone: how the first vote went, what to do about it, and the rarer buttons. */
export function controlsCard(state: Exclude<SessionState, { status: 'lobby' | 'ended' }>, texts: QuizTexts): Answer {
  const { controls, buttons } = texts;
  const inVote = state.status === 'open' || state.status === 'discussing';
  return quizAnswer(
    [{ type: 'text', text: controls.text }, ...(state.status === 'discussing' ? split(state, texts) : [])],
    [
      ...(state.status === 'open' ? timeButtons(state, texts) : []),
      ...(inVote ? [hostButton(state, 'skip', buttons.skip)] : []),
      hostButton(state, 'hand-over', buttons.handOver),
    ],
  );
}

function timeButtons(state: Open, { buttons }: QuizTexts): Button[] {
  const { clock } = state;
  const isLimited = clock.type === 'running' || (clock.type === 'stopped' && clock.left !== null);
  return [
    ...(isLimited ? [hostButton(state, 'more-time', buttons.moreTime)] : []),
    clock.type === 'stopped' ? hostButton(state, 'resume', buttons.resume) : hostButton(state, 'pause', buttons.pause),
  ];
}

function split({ question, first }: Discussing, texts: QuizTexts): Element[] {
  return [
    { type: 'tally', rows: tallyOf(question, first) },
    { type: 'text', text: texts.hints[hintOf(question, first)] },
  ];
}

function standing({ setup, clock, first, since }: Open, texts: QuizTexts): Element[] {
  const lines = [
    ...(first === null ? [] : [texts.round.again]),
    ...(clock.type === 'stopped' ? [texts.round.paused] : []),
    ...(clock.type === 'running'
      ? [fill(texts.round.time, { seconds: Math.max(0, Math.round((clock.deadline - since) / 1000)) })]
      : []),
    ...(setup.play.anonymous ? [texts.round.anonymous] : []),
  ];
  return lines.length === 0 ? [] : [{ type: 'note', text: lines.join(' ') }];
}

function noteOf({ clock }: Open, votes: number, { round }: QuizTexts): Element {
  return { type: 'note', text: fill(clock.type === 'endless' ? round.votes : round.votesTimed, { votes }) };
}

function takeOver(state: Open | Discussing, texts: QuizTexts): Button[] {
  return state.offered ? [hostButton(state, 'take-over', texts.buttons.takeOver)] : [];
}
