import { fill } from '../answer/fill.js';
import type { Answer, Button, Element, HostCommand } from '../answer/types.js';
import type { QuizQuestion } from './deck/types.js';
import { accuracy, hardest, percent, rightVotes, type Score, scores, tally } from './scoring.js';
import { isLast, type RoundResult, type SessionState, type Setup } from './session.js';
import type { QuizTexts } from './texts.js';

type Open = Extract<SessionState, { status: 'open' }>;
type Revealed = Extract<SessionState, { status: 'revealed' }>;
type Ended = Extract<SessionState, { status: 'ended' }>;

const SHOWN_SCORES = 20;

/** What the quiz is about, with its picture; stands above the first question. */
export function introCard({ deck }: Setup, texts: QuizTexts): Answer {
  return quizAnswer([
    { type: 'heading', text: fill(texts.intro.heading, { title: deck.title }) },
    { type: 'text', text: deck.description },
    ...(deck.diagram === null ? [] : [{ type: 'diagram', ...deck.diagram } as const]),
    { type: 'note', text: fill(texts.intro.how, { questions: deck.questions.length }) },
  ]);
}

/** An open question: how many have voted, and not what. */
export function roundCard(state: Open, votes: number, texts: QuizTexts): Answer {
  const { setup, round, question } = state;
  return quizAnswer(
    [...asked(setup, round, question, texts), { type: 'note', text: fill(texts.round.votes, { votes }) }],
    [
      ...question.options.map(({ id, label }): Button => {
        return { label, style: 'plain', action: { type: 'vote', session: setup.session, round, option: id } };
      }),
      hostButton(state, 'reveal', texts.buttons.reveal),
      hostButton(state, 'end', texts.buttons.end),
    ],
  );
}

/** The answer to the current question, with the host's buttons. */
export function revealCard(state: Revealed, texts: QuizTexts): Answer {
  const answered = state.results.find(({ round }) => round === state.round);
  const elements = answered === undefined ? [] : revealed(state.setup, answered, texts);
  const buttons = isLast(state)
    ? [hostButton(state, 'next', texts.buttons.scores)]
    : [hostButton(state, 'next', texts.buttons.next), hostButton(state, 'end', texts.buttons.end)];
  return quizAnswer(elements, buttons);
}

/** A question that is over: its answer, or that none was shown; no buttons. */
export function retiredCard({ setup, results }: SessionState, round: number, texts: QuizTexts): Answer {
  const result = results.find((each) => each.round === round);
  if (result !== undefined) return quizAnswer(revealed(setup, result, texts));
  const question = setup.deck.questions[round];
  const shown = question === undefined ? [] : asked(setup, round, question, texts);
  return quizAnswer([...shown, { type: 'note', text: texts.round.closed }]);
}

/** Scores, the hardest question, and what to take away. */
export function endCard({ setup, results }: Ended, texts: QuizTexts): Answer {
  return quizAnswer([
    { type: 'heading', text: fill(texts.end.heading, { title: setup.deck.title }) },
    ...outcome(results, texts),
    ...list(texts.end.takeaways, setup.deck.takeaways),
  ]);
}

/** A line for one person. */
export function whisperCard(text: string): Answer {
  return quizAnswer([{ type: 'text', text }]);
}

function asked({ deck }: Setup, round: number, question: QuizQuestion, texts: QuizTexts): Element[] {
  const heading = fill(texts.round.heading, { round: round + 1, rounds: deck.questions.length });
  return [
    { type: 'heading', text: heading },
    { type: 'text', text: question.text },
  ];
}

function revealed(setup: Setup, result: RoundResult, texts: QuizTexts): Element[] {
  const { question, ballots, round } = result;
  const counts = { right: rightVotes(result), votes: ballots.length };
  const split = question.owner === 'shared';
  return [
    ...asked(setup, round, question, texts),
    answerTo(question, texts),
    { type: 'text', text: question.because },
    ...(split ? list(texts.reveal.awsDoes, question.aws) : []),
    ...(split ? list(texts.reveal.customerDoes, question.customer) : []),
    ...list(texts.reveal.wrong, reasonsAgainst(question, texts)),
    { type: 'tally', rows: tally(result) },
    { type: 'note', text: ballots.length === 0 ? texts.reveal.nobody : fill(texts.reveal.tally, counts) },
    { type: 'sources', sources: question.sources },
    ...(question.discuss === null
      ? []
      : [{ type: 'text', text: fill(texts.reveal.discuss, { discuss: question.discuss }) } as const]),
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

function outcome(results: readonly RoundResult[], texts: QuizTexts): Element[] {
  const all = scores(results);
  const share = accuracy(results);
  if (share === null) return [{ type: 'text', text: texts.end.nothing }];
  const { rank, name, right } = texts.end.columns;
  const rows = all.slice(0, SHOWN_SCORES).map((score, index) => scoreRow(score, index, results.length, texts));
  return [
    { type: 'text', text: fill(texts.end.room, { questions: results.length, people: all.length, percent: share }) },
    { type: 'table', columns: [rank, name, right], rows },
    ...(all.length > SHOWN_SCORES
      ? [{ type: 'note', text: fill(texts.end.more, { people: all.length - SHOWN_SCORES }) } as const]
      : []),
    ...hardestLine(hardest(results), texts),
  ];
}

function scoreRow({ rank, name, right }: Score, index: number, questions: number, texts: QuizTexts): string[] {
  const counts = { right, questions, percent: percent(right, questions) };
  return [
    String(rank),
    shownName(name) ?? fill(texts.end.player, { number: index + 1 }),
    fill(texts.end.right, counts),
  ];
}

function hardestLine(result: RoundResult | null, texts: QuizTexts): Element[] {
  if (result === null) return [];
  const { question, ballots } = result;
  const answer = labelOf(question, question.right);
  const counts = { right: rightVotes(result), votes: ballots.length };
  return [{ type: 'text', text: fill(texts.end.hardest, { question: question.text, answer, ...counts }) }];
}

/** People name themselves as they like: only letters, digits and what stands within names gets through. */
function shownName(name: string | null): string | null {
  const clean = (name ?? '').normalize('NFC').replace(/[^\p{L}\p{M}\p{N} .'’-]/gu, '');
  const short = [...clean.replace(/\s+/g, ' ').trim()].slice(0, 40).join('');
  return /[\p{L}\p{N}]/u.test(short) ? short : null;
}

function labelOf(question: QuizQuestion, option: string): string {
  return question.options.find(({ id }) => id === option)?.label ?? option;
}

function list(title: string, items: readonly string[]): Element[] {
  return items.length === 0 ? [] : [{ type: 'list', title, items }];
}

function hostButton({ setup, round }: Open | Revealed, command: HostCommand, label: string): Button {
  const style = command === 'end' ? 'danger' : 'primary';
  return { label, style, action: { type: 'host', session: setup.session, round, command } };
}

function quizAnswer(elements: readonly Element[], buttons: readonly Button[] = []): Answer {
  return { intent: 'quiz', elements, buttons, answer: null, verdicts: [], inapplicable: [], choices: [], clarify: [] };
}
