import type { HostCommand } from '../../answer/actions.js';
import { fill } from '../../answer/fill.js';
import type { Answer, Button, Element } from '../../answer/types.js';
import type { QuizQuestion } from '../deck/types.js';
import { CLOCK_HOST, type SessionState, type Setup } from '../session.js';
import type { QuizTexts } from '../texts.js';

/** The session that buttons of practice carry; no quiz of a room has such an id. */
export const PRACTICE = 'practice';

/** An answer of a quiz: elements and buttons, and nothing of what other answers have. */
export function quizAnswer(elements: readonly Element[], buttons: readonly Button[] = []): Answer {
  return { intent: 'quiz', elements, buttons, answer: null, verdicts: [], inapplicable: [], choices: [], clarify: [] };
}

/** The card of where a quiz stands, which each person may see differently. */
export function liveAnswer(
  state: Exclude<SessionState, { status: 'lobby' }>,
  elements: readonly Element[],
  buttons: readonly Button[],
): Answer {
  const { setup } = state;
  const round = state.status === 'ended' ? setup.deck.questions.length : state.round;
  return { ...quizAnswer(elements, buttons), own: { type: 'view', session: setup.session, round } };
}

/** A line for one person. */
export function whisperCard(text: string): Answer {
  return quizAnswer([{ type: 'text', text }]);
}

/** The number of the question, where there are several, and the question. */
export function asked({ deck, host }: Setup, round: number, question: QuizQuestion, texts: QuizTexts): Element[] {
  const number = { round: round + 1, rounds: deck.questions.length };
  const heading = host === CLOCK_HOST ? texts.round.daily : fill(texts.round.heading, number);
  return [
    { type: 'heading', text: heading },
    { type: 'text', text: question.text },
  ];
}

export function labelOf(question: QuizQuestion, option: string): string {
  return question.options.find(({ id }) => id === option)?.label ?? option;
}

/** A list, left out where it is empty. */
export function list(title: string, items: readonly string[]): Element[] {
  return items.length === 0 ? [] : [{ type: 'list', title, items }];
}

/** What leads on; among many buttons only these stand out. */
const LEADING: readonly HostCommand[] = ['discuss', 'revote', 'reveal', 'next', 'resume', 'take-over', 'rematch'];

export function hostButton(
  { setup, round }: { readonly setup: Setup; readonly round: number },
  command: HostCommand,
  label: string,
): Button {
  const style = command === 'end' ? 'danger' : LEADING.includes(command) ? 'primary' : 'plain';
  return { label, style, action: { type: 'host', session: setup.session, round, command } };
}
