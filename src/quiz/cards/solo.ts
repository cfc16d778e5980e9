import { fill } from '../../answer/fill.js';
import type { Answer, Button } from '../../answer/types.js';
import type { QuizQuestion } from '../deck/types.js';
import { percent } from '../scoring.js';
import type { QuizTexts } from '../texts.js';
import { labelOf, list, PRACTICE, quizAnswer } from './parts.js';
import { cited, explained } from './reveal.js';

/** A question for one person. */
export function practiceCard(question: QuizQuestion, number: number, texts: QuizTexts): Answer {
  const buttons = question.options.map(({ id, label }): Button => {
    return { label, style: 'plain', action: { type: 'vote', session: PRACTICE, round: number, option: id } };
  });
  const heading = { type: 'heading', text: texts.practice.heading } as const;
  return quizAnswer([heading, { type: 'text', text: question.text }], buttons);
}

/** What came of it, and when the question comes again. */
export function practisedCard(question: QuizQuestion, option: string, dueAt: number, texts: QuizTexts): Answer {
  const { practice } = texts;
  const said = option === question.right ? practice.right : fill(practice.wrong, { option: labelOf(question, option) });
  const when = new Date(dueAt).toISOString().slice(0, 10);
  return quizAnswer(
    [
      { type: 'text', text: question.text },
      { type: 'text', text: said },
      ...explained(question, texts),
      ...cited(question),
      { type: 'note', text: fill(practice.next, { when }) },
    ],
    [{ label: practice.another, style: 'primary', action: { type: 'say', text: practice.say } }],
  );
}

/** How a person is doing. */
export interface Progress {
  readonly questions: number;
  readonly right: number;
  readonly wrong: number;
  readonly due: number;
  /** The duties missed most often. */
  readonly weak: readonly string[];
}

export function progressCard({ questions, right, wrong, due, weak }: Progress, texts: QuizTexts): Answer {
  const { progress, practice } = texts;
  const heading = { type: 'heading', text: progress.heading } as const;
  const again = { label: practice.heading, style: 'primary', action: { type: 'say', text: practice.say } } as const;
  if (questions === 0) return quizAnswer([heading, { type: 'text', text: progress.none }], [again]);
  return quizAnswer(
    [
      heading,
      { type: 'text', text: fill(progress.answered, { questions, percent: percent(right, right + wrong) }) },
      { type: 'text', text: fill(progress.due, { due }) },
      ...list(progress.weak, weak),
    ],
    [again],
  );
}
