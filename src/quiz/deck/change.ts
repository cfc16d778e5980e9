import { fill } from '../../answer/fill.js';
import { type Random, shuffled } from '../random.js';
import type { QuizTexts } from '../texts.js';
import type { Candidate } from './candidate.js';
import { alike } from './fair.js';
import { byPlace, type Point } from './points.js';
import { sentenceOf } from './sentence.js';
import type { QuizQuestion } from './types.js';

const DISTRACTORS = 3;

/** The duty by which it is known whose the system below is. */
const SYSTEM = 'guest-os-patching';

/** Two places with, for each duty that is clear in both, its two points. */
interface Move {
  readonly from: string;
  readonly to: string;
  readonly both: readonly (readonly [Point, Point])[];
}

/**
 * "A workload moves from ECS on EC2 to Fargate. Which duty passes from the customer to AWS?" with one duty that does
 * and three that stay where they are.
 *
 * @param waysOf where people move from there and to there; between two places with one in common they move
 */
export function changeQuestions(
  points: readonly Point[],
  waysOf: (place: Point) => readonly string[],
  texts: QuizTexts,
): Candidate[] {
  return movesOf(points, waysOf).flatMap(({ from, to, both }) => {
    const isKept = ([before, after]: readonly [Point, Point]) => before.verdict.owner === after.verdict.owner;
    const system = both.find(([{ control }]) => control === SYSTEM);
    // Where the system below passes to the other side, a duty that stands on each layer passes in part.
    const layers = system !== undefined && isKept(system) ? [] : texts.deck.layers;
    const stays = both.filter((pair) => isKept(pair) && !layers.includes(pair[0].control));
    return both.flatMap(([before, after]) => {
      const changes = before.own && after.own && before.verdict.owner !== after.verdict.owner;
      if (!changes || stays.length < DISTRACTORS) return [];
      const id = `change:${before.service}/${before.variant ?? ''}/${after.service}/${after.variant ?? ''}/${before.control}`;
      return [
        {
          id,
          kind: 'change' as const,
          level: 'hard' as const,
          services: [...new Set([before.service, after.service])],
          controls: [before.control],
          groups: [before.group],
          topic: before.control,
          leaning: 'change',
          write: (random: Random) => write(id, { from, to }, [before, after], stays, random, texts),
        },
      ];
    });
  });
}

function movesOf(points: readonly Point[], waysOf: (place: Point) => readonly string[]): Move[] {
  const places = byPlace(points.filter(({ verdict }) => verdict.owner !== 'shared')).map((here) => ({
    here,
    name: here[0]?.place ?? '',
    ways: here[0] === undefined ? [] : waysOf(here[0]),
  }));
  return places.flatMap((from) => {
    const targets = places.filter((to) => to !== from && to.ways.some((way) => from.ways.includes(way)));
    const byControl = new Map(targets.length === 0 ? [] : from.here.map((point) => [point.control, point]));
    return targets.map((to) => {
      const both = to.here.flatMap((after) => {
        const before = byControl.get(after.control);
        return before === undefined ? [] : [[before, after] as const];
      });
      return { from: from.name, to: to.name, both };
    });
  });
}

function write(
  id: string,
  { from, to }: { readonly from: string; readonly to: string },
  [before, after]: readonly [Point, Point],
  stays: readonly (readonly [Point, Point])[],
  random: Random,
  texts: QuizTexts,
): QuizQuestion | null {
  const { controlName } = before.verdict;
  const wrong = alike(controlName, stays, ([point]) => point.verdict.controlName, DISTRACTORS, random);
  if (wrong === null) return null;
  const sides = texts.deck.sides;
  const sideOf = ({ verdict }: Point) => (verdict.owner === 'aws' ? sides.aws : sides.customer);
  const words = { from, to, loser: sideOf(before), winner: sideOf(after) };
  const options = [
    { id: before.control, label: controlName, why: null },
    ...wrong.map(([point]) => {
      const why = fill(texts.why.stays, { owner: sideOf(point), because: point.verdict.because });
      return { id: point.control, label: point.verdict.controlName, why };
    }),
  ];
  return {
    id,
    kind: 'change',
    text: sentenceOf(texts.deck.change, words),
    options: shuffled(options, random),
    right: before.control,
    owner: null,
    duty: `${controlName} · ${to}`,
    about: after.verdict.subject,
    because: `${sentenceOf(texts.deck.changed, { ...words, duty: controlName })} ${after.verdict.because}`,
    aws: after.verdict.aws,
    customer: after.verdict.customer,
    sources: [...before.verdict.sources.slice(0, 1), ...after.verdict.sources.slice(0, 1)],
    discuss: null,
  };
}
