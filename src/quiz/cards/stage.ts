import type { HostCommand } from '../../answer/actions.js';
import { fill } from '../../answer/fill.js';
import type { Element } from '../../answer/types.js';
import { accuracy, gained, scores, tallyOf } from '../scoring.js';
import { boxOf, isLast, type SessionState } from '../session.js';
import type { QuizTexts } from '../texts.js';
import { endCard } from './end.js';
import { list } from './parts.js';
import { cited, explained } from './reveal.js';

/** Who looks: the room at the wall, with its host's keys; or a guest at a phone, who learns nobody's name. */
export type Seat = 'wall' | 'phone';

/** An option as the stage shows it; how many chose it is told at the reveal and not before. */
export interface StageOption {
  readonly id: string;
  readonly label: string;
  readonly votes: number | null;
  /** The votes before the discussion; null where there was none. */
  readonly before: number | null;
  readonly right: boolean;
}

/** Where a quiz stands, to be shown large on a wall or on a phone. */
export interface Stage {
  readonly status: SessionState['status'];
  readonly title: string;
  readonly heading: string;
  readonly question: string;
  /** The picture to discuss; null where the deck has none. */
  readonly diagram: { readonly scenario: string; readonly alt: string } | null;
  readonly round: number | null;
  /** Names the vote that is open or was last, so that a page knows when to forget what it has chosen. */
  readonly box: number | null;
  readonly options: readonly StageOption[];
  readonly votes: number;
  readonly isPaused: boolean;
  readonly notes: readonly string[];
  /** What is said at the reveal and at the end. */
  readonly elements: readonly Element[];
  /** What the host's keys do now, the usual one first. */
  readonly steps: readonly { readonly command: HostCommand; readonly label: string }[];
}

/** What to show of a session; `votes` is how many are in the box of the vote that is open. */
export function stageOf(state: SessionState, votes: number, seat: Seat, texts: QuizTexts): Stage {
  const { setup } = state;
  const nothing = { round: null, box: null, question: '', options: [], votes, isPaused: false, notes: [], steps: [] };
  const common = {
    ...nothing,
    status: state.status,
    title: setup.deck.title,
    heading: '',
    diagram: setup.deck.diagram,
  };
  switch (state.status) {
    case 'lobby':
      return { ...common, elements: [] };
    case 'open':
      return {
        ...common,
        ...questionOf(state, texts),
        box: boxOf(state.round, state.first),
        options: optionsOf(state, () => null),
        isPaused: state.clock.type === 'stopped',
        notes: notesOf(state, texts),
        elements: [],
        steps: seat === 'wall' ? stepsOpen(state, texts) : [],
      };
    case 'discussing': {
      const { reveal, revote, skip, end } = texts.buttons;
      return {
        ...common,
        ...questionOf(state, texts),
        box: state.round,
        options: optionsOf(state, () => null),
        votes: state.first.length,
        notes: [texts.stage.discussing],
        elements: [],
        steps: seat === 'wall' ? steps({ revote, reveal, skip, end }) : [],
      };
    }
    case 'revealed':
      return { ...common, ...revealed(state, seat, texts) };
    case 'ended':
      return { ...common, elements: seat === 'wall' ? endCard(state, texts).elements : sums(state, texts) };
  }
}

/** How many ended questions a person got right, of how many. */
export function ownScore({ results }: SessionState, user: string): { readonly right: number; readonly of: number } {
  return { right: scores(results).find((score) => score.user === user)?.right ?? 0, of: results.length };
}

type InRound = Extract<SessionState, { round: number }>;
type Revealed = Extract<SessionState, { status: 'revealed' }>;
type Open = Extract<SessionState, { status: 'open' }>;

function questionOf({ setup, round, question }: InRound, texts: QuizTexts) {
  const heading = fill(texts.round.heading, { round: round + 1, rounds: setup.deck.questions.length });
  return { round, heading, question: question.text };
}

function optionsOf({ question }: InRound, votesOf: (option: string) => number | null): StageOption[] {
  return question.options.map(({ id, label }) => ({ id, label, votes: votesOf(id), before: null, right: false }));
}

function notesOf({ setup, first, clock }: Open, texts: QuizTexts): string[] {
  return [
    ...(first === null ? [] : [texts.round.again]),
    ...(clock.type === 'stopped' ? [texts.round.paused] : []),
    ...(setup.play.anonymous ? [texts.round.anonymous] : []),
  ];
}

function stepsOpen({ setup, first, clock }: Open, { buttons }: QuizTexts): Stage['steps'] {
  const isFirst = setup.play.discuss && first === null;
  const isLimited = clock.type === 'running' || (clock.type === 'stopped' && clock.left !== null);
  return steps({
    ...(isFirst ? { discuss: buttons.discuss } : { reveal: buttons.reveal }),
    ...(clock.type === 'stopped' ? { resume: buttons.resume } : { pause: buttons.pause }),
    ...(isLimited ? { 'more-time': buttons.moreTime } : {}),
    skip: buttons.skip,
    end: buttons.end,
  });
}

function revealed(state: Revealed, seat: Seat, texts: QuizTexts) {
  const { buttons } = texts;
  const { question, round } = state;
  const result = state.results.find((each) => each.round === round);
  const { ballots = [], first = null } = result ?? {};
  const rows = tallyOf(question, ballots);
  const rowsBefore = first === null ? null : tallyOf(question, first);
  const options = optionsOf(state, () => null).map((option, index) => ({
    ...option,
    votes: rows[index]?.votes ?? 0,
    before: rowsBefore?.[index]?.votes ?? null,
    right: option.id === question.right,
  }));
  const isWall = seat === 'wall';
  // A wall has room for the answer and its reason; why the others are wrong stands in the chat and on phones.
  const [answer, ...reasons] = explained(question, texts);
  const why = isWall ? reasons.filter(({ type }) => type === 'text') : reasons;
  return {
    ...questionOf(state, texts),
    box: boxOf(round, first),
    options,
    votes: ballots.length,
    notes: [
      ...(ballots.length === 0 ? [texts.reveal.nobody] : []),
      ...(first === null ? [] : [fill(texts.stage.changed, gained(question, first, ballots))]),
      ...(question.discuss === null ? [] : [fill(texts.reveal.discuss, { discuss: question.discuss })]),
    ],
    elements: [...(answer === undefined ? [] : [answer]), ...why, ...cited(question)],
    steps: isWall
      ? steps({ next: isLast(state) ? buttons.scores : buttons.next, ...(isLast(state) ? {} : { end: buttons.end }) })
      : [],
  };
}

/** How all did together, with nobody's name. */
function sums({ setup, results }: SessionState, texts: QuizTexts): Element[] {
  const percent = accuracy(results);
  const people = scores(results).length;
  return [
    { type: 'heading', text: fill(texts.end.heading, { title: setup.deck.title }) },
    percent === null
      ? { type: 'text', text: texts.end.nothing }
      : { type: 'text', text: fill(texts.end.room, { questions: results.length, people, percent }) },
    ...list(texts.end.takeaways, setup.deck.takeaways),
  ];
}

function steps(labels: Partial<Record<HostCommand, string>>): Stage['steps'] {
  // Written as a record, so that no command stands there twice; keys keep their order.
  return Object.entries(labels).map(([command, label]) => ({ command: command as HostCommand, label }));
}
