import type { Knowledge, Verdict } from '../knowledge/types.js';
import type { ChoiceOption, ChooseAsk, Odds, Question } from '../question/types.js';
import { blank } from './blank.js';
import { fill } from './fill.js';
import { answerOwner, findDuty } from './owner.js';
import { type Candidate, pick } from './pick.js';
import type { AnswerTexts } from './texts.js';
import type { Answer, Element } from './types.js';
import { ownerLabel, sourcesOf } from './verdict.js';

interface Row extends Candidate {
  readonly verdict: Verdict | null;
}

/** The chance that an option is one to be picked. */
function chanceOf(ask: ChooseAsk, { customer, shared }: Odds): number {
  const chance = ask.side === 'shared' ? shared : ask.side === 'customer' ? customer : 1 - customer;
  return ask.except ? 1 - chance : chance;
}

function table(rows: readonly Row[], letters: readonly string[], texts: AnswerTexts): Answer {
  const verdicts = rows.flatMap((row) => (row.verdict ? [row.verdict] : []));
  const elements: Element[] = [
    letters.length > 0
      ? { type: 'heading', text: fill(texts.choose.pick, { letters: letters.join(', ') }) }
      : { type: 'text', text: texts.choose.unsure },
    {
      type: 'table',
      columns: [texts.choose.columns.letter, texts.choose.columns.owner, texts.choose.columns.why],
      rows: rows.map(({ letter, verdict }) => [
        fill(texts.choose.option, { letter, text: verdict?.controlName ?? texts.choose.unknown }),
        verdict ? ownerLabel(verdict, texts.owners) : '–',
        verdict?.because ?? '–',
      ]),
    },
  ];
  return blank('choose', [...elements, ...sourcesOf(verdicts)], { choices: letters, verdicts });
}

function verdictOf(found: ReturnType<typeof findDuty>): Verdict | null {
  return found?.kind === 'verdict' ? found.verdict : (found?.none.instead ?? null);
}

function verdictOn(knowledge: Knowledge, { control, target, aspect }: ChoiceOption): Verdict | null {
  return control === null ? null : verdictOf(findDuty(knowledge, target, control, aspect));
}

/** Picks the letters of a pasted question whose options are duties. */
export function answerChoose(
  { ask, options }: Extract<Question, { kind: 'choose' }>,
  knowledge: Knowledge,
  texts: AnswerTexts,
): Answer {
  const rows = options.map(
    (option): Row => ({
      letter: option.letter,
      stands: option.stands,
      chance: chanceOf(ask, option.odds),
      verdict: verdictOn(knowledge, option),
    }),
  );
  return table(rows, pick(rows, ask.count), texts);
}

/** Picks the letters of the statements that are true (or, under "except", false). */
export function answerChooseTrue(
  { options, except, count }: Extract<Question, { kind: 'choose-true' }>,
  knowledge: Knowledge,
  texts: AnswerTexts,
): Answer {
  const rows = options.map(
    (option): Row => ({
      letter: option.letter,
      stands: option.stands,
      chance: except ? 1 - option.truth : option.truth,
      verdict: verdictOn(knowledge, option),
    }),
  );
  return table(rows, pick(rows, count), texts);
}

/** Picks the letter of a pasted question whose options are the sides. */
export function answerChooseSide(
  { subject, odds, options }: Extract<Question, { kind: 'choose-side' }>,
  knowledge: Knowledge,
  texts: AnswerTexts,
): Answer | null {
  const answer = answerOwner(subject, knowledge, texts);
  if (!answer) return answer;
  const shared = options.some(({ side }) => side === 'shared') ? odds.shared : 0;
  const chances = {
    shared,
    customer: odds.customer * (1 - shared),
    aws: (1 - odds.customer) * (1 - shared),
    other: 0,
  } as const;
  const letters = pick(
    options.map(({ letter, side }) => ({ letter, chance: chances[side], stands: null })),
    1,
  );
  const heading: Element[] =
    letters.length > 0 ? [{ type: 'heading', text: fill(texts.choose.pick, { letters: letters.join(', ') }) }] : [];
  return { ...answer, intent: 'choose', choices: letters, elements: [...heading, ...answer.elements] };
}
