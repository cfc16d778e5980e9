import { fill } from '../../answer/fill.js';
import { type Random, shuffled } from '../random.js';
import type { QuizTexts } from '../texts.js';
import type { Candidate } from './candidate.js';
import { alike } from './fair.js';
import { revealOf } from './owner-options.js';
import { byPlace, type Point } from './points.js';
import { sentenceOf } from './sentence.js';
import type { QuizOption, QuizQuestion } from './types.js';

const DISTRACTORS = 3;

/** "Amazon S3: which of these is left to the customer?" with one duty of that side and three of the other's. */
export function whichQuestions(points: readonly Point[], texts: QuizTexts): Candidate[] {
  return byPlace(points).flatMap((here) =>
    here.flatMap((point) => {
      const side = point.verdict.owner;
      if (!point.own || (side !== 'aws' && side !== 'customer')) return [];
      const others = here.filter(({ verdict }) => verdict.owner === (side === 'aws' ? 'customer' : 'aws'));
      if (others.length < DISTRACTORS) return [];
      return [
        {
          id: `which:${point.service}/${point.variant ?? ''}/${point.control}`,
          kind: 'which' as const,
          level: point.level,
          services: [point.service],
          controls: [point.control],
          groups: [point.group],
          topic: point.control,
          leaning: side,
          write: (random: Random) => write(point, side, others, random, texts),
        },
      ];
    }),
  );
}

function write(
  point: Point,
  side: 'aws' | 'customer',
  others: readonly Point[],
  random: Random,
  texts: QuizTexts,
): QuizQuestion | null {
  const { verdict, place } = point;
  const wrong = alike(point.verdict.controlName, others, (each) => each.verdict.controlName, DISTRACTORS, random);
  if (wrong === null) return null;
  const owner = texts.deck.sides[side === 'aws' ? 'customer' : 'aws'];
  const options: QuizOption[] = [
    { id: point.control, label: verdict.controlName, why: null },
    ...wrong.map(({ control, verdict: { controlName, because } }) => {
      return { id: control, label: controlName, why: fill(texts.why.isTheirs, { owner, because }) };
    }),
  ];
  return {
    id: `which:${point.service}/${point.variant ?? ''}/${point.control}`,
    kind: 'which',
    text: sentenceOf(texts.deck.which[side], { place }),
    options: shuffled(options, random),
    right: point.control,
    owner: null,
    ...revealOf(verdict),
    discuss: null,
  };
}
