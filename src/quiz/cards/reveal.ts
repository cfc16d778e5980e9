import { fill } from '../../answer/fill.js';
import type { Answer, Element } from '../../answer/types.js';
import type { QuizQuestion } from '../deck/types.js';
import { gained, rightVotes, tally, tallyOf } from '../scoring.js';
import type { RoundResult, SessionState, Setup } from '../session.js';
import type { QuizTexts } from '../texts.js';
import { buttonsFor } from './host.js';
import { asked, labelOf, list, liveAnswer, quizAnswer } from './parts.js';
import { EVERYONE, type Viewer } from './viewer.js';

type Revealed = Extract<SessionState, { status: 'revealed' }>;

/** The answer to the current question. */
export function revealCard(state: Revealed, texts: QuizTexts, viewer: Viewer = EVERYONE): Answer {
  const answered = state.results.find(({ round }) => round === state.round);
  const elements = answered === undefined ? [] : revealed(state.setup, answered, texts);
  return liveAnswer(state, elements, buttonsFor(viewer, state, texts));
}

/** A question that is over: its answer, or that none was shown; no buttons. */
export function retiredCard({ setup, results }: SessionState, round: number, texts: QuizTexts): Answer {
  const result = results.find((each) => each.round === round);
  if (result !== undefined) return quizAnswer(revealed(setup, result, texts));
  const question = setup.deck.questions[round];
  const shown = question === undefined ? [] : asked(setup, round, question, texts);
  return quizAnswer([...shown, { type: 'note', text: texts.round.closed }]);
}

function revealed(setup: Setup, result: RoundResult, texts: QuizTexts): Element[] {
  const { question, ballots, round } = result;
  const counts = { right: rightVotes(result), votes: ballots.length };
  return [
    ...asked(setup, round, question, texts),
    ...explained(question, texts),
    { type: 'heading', text: texts.reveal.votes },
    ...before(result, texts),
    { type: 'tally', rows: tally(result) },
    { type: 'note', text: ballots.length === 0 ? texts.reveal.nobody : fill(texts.reveal.tally, counts) },
    ...cited(question),
    ...(question.discuss === null
      ? []
      : [{ type: 'text', text: fill(texts.reveal.discuss, { discuss: question.discuss }) } as const]),
  ];
}

/** The answer, why it is right, and what speaks against the others. */
export function explained(question: QuizQuestion, texts: QuizTexts): Element[] {
  const split = question.owner === 'shared';
  return [
    answerTo(question, texts),
    ...(question.because === '' ? [] : [{ type: 'text', text: question.because } as const]),
    ...(split ? list(texts.reveal.awsDoes, question.aws) : []),
    ...(split ? list(texts.reveal.customerDoes, question.customer) : []),
    ...list(texts.reveal.wrong, reasonsAgainst(question, texts)),
  ];
}

/** Where the answer stands; questions that people wrote may have no source. */
export function cited({ sources }: QuizQuestion): Element[] {
  return sources.length === 0 ? [] : [{ type: 'sources', sources }];
}

/** How the room voted before it discussed, and what that brought. */
function before({ question, first, ballots }: RoundResult, texts: QuizTexts): Element[] {
  if (first === null) return [];
  return [
    { type: 'note', text: texts.reveal.before },
    { type: 'tally', rows: tallyOf(question, first) },
    { type: 'note', text: fill(texts.reveal.after, gained(question, first, ballots)) },
  ];
}

function answerTo(question: QuizQuestion, texts: QuizTexts): Element {
  const { owner, duty, right } = question;
  const label = labelOf(question, right);
  return owner === null
    ? { type: 'heading', text: fill(texts.reveal.answer, { answer: label }) }
    : { type: 'owner', owner, label, subject: duty };
}

function reasonsAgainst({ options }: QuizQuestion, texts: QuizTexts): string[] {
  return options.flatMap(({ label, why }) => (why === null ? [] : [fill(texts.reveal.why, { option: label, why })]));
}
