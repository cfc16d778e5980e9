import { fill } from '../../answer/fill.js';
import type { Answer, Element } from '../../answer/types.js';
import { accuracy, hardest, percent, rightVotes, type Score, scores } from '../scoring.js';
import type { RoundResult, SessionState } from '../session.js';
import { confusions, reading } from '../summary.js';
import type { QuizTexts } from '../texts.js';
import { buttonsFor } from './host.js';
import { labelOf, list, liveAnswer } from './parts.js';
import { EVERYONE, type Viewer } from './viewer.js';

type Ended = Extract<SessionState, { status: 'ended' }>;

const SHOWN_SCORES = 20;

/** Scores, the hardest question, and what to take away. */
export function endCard(state: Ended, texts: QuizTexts, viewer: Viewer = EVERYONE): Answer {
  const { setup, results } = state;
  const sources = reading(results);
  return liveAnswer(
    state,
    [
      { type: 'heading', text: fill(texts.end.heading, { title: setup.deck.title }) },
      ...outcome(setup.play.anonymous, results, texts),
      ...list(
        texts.end.confusions,
        confusions(results).map((each) => fill(texts.end.confusion, { ...each })),
      ),
      ...list(texts.end.takeaways, setup.deck.takeaways),
      ...(sources.length === 0
        ? []
        : [{ type: 'note', text: texts.end.reading } as const, { type: 'sources', sources } as const]),
    ],
    buttonsFor(viewer, state, texts),
  );
}

function outcome(anonymous: boolean, results: readonly RoundResult[], texts: QuizTexts): Element[] {
  const all = scores(results);
  const share = accuracy(results);
  if (share === null) return [{ type: 'text', text: texts.end.nothing }];
  const { rank, name, right } = texts.end.columns;
  const rows = all.slice(0, SHOWN_SCORES).map((score, index) => scoreRow(score, index, results.length, texts));
  return [
    { type: 'text', text: fill(texts.end.room, { questions: results.length, people: all.length, percent: share }) },
    ...(anonymous ? [] : [{ type: 'table', columns: [rank, name, right], rows } as const]),
    ...(all.length > SHOWN_SCORES && !anonymous
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
export function shownName(name: string | null): string | null {
  const clean = (name ?? '').normalize('NFC').replace(/[^\p{L}\p{M}\p{N} .'’-]/gu, '');
  const short = [...clean.replace(/\s+/g, ' ').trim()].slice(0, 40).join('');
  return /[\p{L}\p{N}]/u.test(short) ? short : null;
}
