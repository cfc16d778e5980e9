import { fill } from '../../answer/fill.js';
import type { Answer, Button, Element } from '../../answer/types.js';
import { CLOCK_HOST, type SessionState, type Setup } from '../session.js';
import type { QuizTexts } from '../texts.js';
import { buttonsFor, split } from './host.js';
import { asked, labelOf, liveAnswer, quizAnswer } from './parts.js';
import { EVERYONE, type Viewer } from './viewer.js';

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

/** An open question: how many have voted, and not what; whoever sees it alone sees the own vote. */
export function roundCard(state: Open, votes: number, texts: QuizTexts, viewer: Viewer = EVERYONE): Answer {
  const { setup, round, question } = state;
  const mine = viewer.vote === null ? null : labelOf(question, viewer.vote);
  return liveAnswer(
    state,
    [
      ...asked(setup, round, question, texts),
      ...standing(state, texts),
      ...timeLeft(state, texts),
      noteOf(state, votes, texts),
      ...(mine === null ? [] : [{ type: 'text', text: fill(texts.whispers.mine, { option: mine }) } as const]),
    ],
    [
      ...question.options.map(({ id, label }): Button => {
        const style = id === viewer.vote ? 'primary' : 'plain';
        return { label, style, action: { type: 'vote', session: setup.session, round, option: id } };
      }),
      { label: texts.buttons.mine, style: 'plain', action: { type: 'mine', session: setup.session, round } },
      ...buttonsFor(viewer, state, texts),
    ],
  );
}

/** A question between its two votes: nothing of how the first one went, but to the host. */
export function discussCard(state: Discussing, texts: QuizTexts, viewer: Viewer = EVERYONE): Answer {
  const { setup, round, question, first } = state;
  const note = fill(texts.round.discussing, { votes: first.length });
  return liveAnswer(
    state,
    [
      ...asked(setup, round, question, texts),
      { type: 'list', title: texts.round.options, items: question.options.map(({ label }) => label) },
      { type: 'note', text: note },
      ...(viewer.isHost ? split(state, texts) : []),
    ],
    buttonsFor(viewer, state, texts),
  );
}

function standing({ setup, clock, first }: Open, texts: QuizTexts): Element[] {
  const lines = [
    ...(first === null ? [] : [texts.round.again]),
    ...(clock.type === 'stopped' ? [texts.round.paused] : []),
    ...(setup.play.anonymous ? [texts.round.anonymous] : []),
  ];
  return lines.length === 0 ? [] : [{ type: 'note', text: lines.join(' ') }];
}

function timeLeft({ clock, since }: Open, texts: QuizTexts): Element[] {
  if (clock.type !== 'running') return [];
  const seconds = Math.max(0, Math.round((clock.deadline - since) / 1000));
  return [{ type: 'deadline', until: clock.deadline, text: fill(texts.round.time, { seconds }) }];
}

function noteOf({ clock, setup }: Open, votes: number, { round }: QuizTexts): Element {
  const endless = setup.host === CLOCK_HOST ? round.votesDaily : round.votes;
  return { type: 'note', text: fill(clock.type === 'endless' ? endless : round.votesTimed, { votes }) };
}
