import type { Knowledge, Verdict } from '../knowledge/types.js';
import type { ChooseAsk, Question } from '../question/types.js';
import { blank } from './blank.js';
import { fill } from './fill.js';
import { answerOwner, findDuty, holds } from './owner.js';
import type { AnswerTexts } from './texts.js';
import type { Answer, Element } from './types.js';
import { ownerLabel, sourcesOf } from './verdict.js';

/** How well an owner fits what is to be picked: 3 exactly, 2 partly, 1 not known, 0 the opposite. */
function fit(ask: ChooseAsk, verdict: Verdict | null): number {
  if (!verdict) return 1;
  const exact = verdict.owner === ask.side;
  const partly = verdict.owner === 'shared' || ask.side === 'shared';
  const score = exact ? 3 : partly ? 2 : 0;
  return ask.except ? 3 - score : score;
}

interface Row {
  readonly letter: string;
  readonly verdict: Verdict | null;
  readonly fit: number;
}

/** The letters that fit best, as many as are asked for; none when that would be a guess. */
function pick(rows: readonly Row[], wanted: number): string[] {
  const ranked = [...rows].sort((a, b) => b.fit - a.fit);
  const picked = ranked.slice(0, wanted);
  const next = ranked[wanted];
  const worst = picked.at(-1);
  const sure = worst !== undefined && worst.fit >= 1 && (next === undefined || next.fit < worst.fit);
  return sure ? picked.map((row) => row.letter).sort() : [];
}

/** Where several options fit, the one that never moves with the service, then the one whose words are clearest. */
function nuance(knowledge: Knowledge, control: string | null, score: number): number {
  const kind = control === null ? null : knowledge.controls[control]?.kind;
  const isFixed = kind === 'customer-specific' || kind === 'inherited' || kind === 'shared';
  return (isFixed ? 0.3 : 0) + Math.min(score, 20) / 100;
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

/** Picks the letters of a pasted question whose options are duties. */
export function answerChoose(
  question: Extract<Question, { kind: 'choose' }>,
  knowledge: Knowledge,
  texts: AnswerTexts,
): Answer {
  const { ask } = question;
  const rows = question.options.map(({ letter, control, target, aspect, score }): Row => {
    const verdict = control === null ? null : verdictOf(findDuty(knowledge, target, control, aspect));
    const fitting = fit(ask, verdict);
    return { letter, verdict, fit: fitting < 2 ? fitting : fitting + nuance(knowledge, control, score) };
  });
  return table(rows, pick(rows, ask.count ?? 1), texts);
}

/** Picks the letters of the statements that are true (or, under "except", false). */
export function answerChooseTrue(
  question: Extract<Question, { kind: 'choose-true' }>,
  knowledge: Knowledge,
  texts: AnswerTexts,
): Answer {
  const rows = question.options.map(({ letter, statement }): Row => {
    const [control] = statement?.controls ?? [];
    const verdict =
      statement && control
        ? verdictOf(findDuty(knowledge, statement.targets[0] ?? null, control, statement.aspect))
        : null;
    if (!verdict || !statement?.claim) return { letter, verdict, fit: 1 };
    return { letter, verdict, fit: holds(statement.claim, verdict.owner) !== question.except ? 3 : 0 };
  });
  return table(rows, pick(rows, question.count ?? 1), texts);
}

/** Picks the letter of a pasted question whose options are the sides. */
export function answerChooseSide(
  question: Extract<Question, { kind: 'choose-side' }>,
  knowledge: Knowledge,
  texts: AnswerTexts,
): Answer | null {
  const answer = answerOwner(question.subject, knowledge, texts);
  const owner = answer?.verdicts[0]?.owner;
  if (!answer || owner === undefined) return answer;
  const letters = question.options.filter((option) => option.side === owner).map((option) => option.letter);
  const heading: Element[] =
    letters.length > 0 ? [{ type: 'heading', text: fill(texts.choose.pick, { letters: letters.join(', ') }) }] : [];
  return { ...answer, intent: 'choose', choices: letters, elements: [...heading, ...answer.elements] };
}
