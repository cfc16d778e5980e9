import type { Source } from '../../knowledge/types.js';
import { type Random, shuffled } from '../random.js';
import type { QuizTexts } from '../texts.js';
import type { Candidate } from './candidate.js';
import { byPlace, type Point } from './points.js';
import { sentenceOf } from './sentence.js';
import type { QuizQuestion } from './types.js';

/** How many duties must be told by facts of the place itself. */
const OWN = 3;

/** "Amazon RDS: which two of these are left to the customer?" with two duties of each side, one question a place. */
export function sortQuestions(points: readonly Point[], texts: QuizTexts): Candidate[] {
  return byPlace(points).flatMap((here) => {
    const [first] = here;
    const ofAws = here.filter(({ verdict }) => verdict.owner === 'aws');
    const ofCustomer = here.filter(({ verdict }) => verdict.owner === 'customer');
    const known = here.filter(({ own }) => own).length;
    if (first === undefined || known < OWN || ofAws.length < 2 || ofCustomer.length < 2) return [];
    const { service, variant, place } = first;
    const id = `sort:${service}/${variant ?? ''}`;
    return [
      {
        id,
        kind: 'sort' as const,
        level: variant === null ? ('medium' as const) : ('hard' as const),
        services: [service],
        controls: [],
        groups: [...new Set(here.map(({ group }) => group))],
        topic: id,
        leaning: 'sort',
        write: (random: Random) => write(id, place, ofAws, ofCustomer, random, texts),
      },
    ];
  });
}

function write(
  id: string,
  place: string,
  ofAws: readonly Point[],
  ofCustomer: readonly Point[],
  random: Random,
  texts: QuizTexts,
): QuizQuestion {
  const aws = shuffled(ofAws, random).slice(0, 2);
  // Its own duties first: "settings of the service" is the customer's nearly everywhere, so it would give the answer away.
  const customer = shuffled(ofCustomer, random)
    .sort((a, b) => Number(b.own) - Number(a.own))
    .slice(0, 2);
  const listed = shuffled([...aws, ...customer], random);
  const numberOf = (point: Point) => listed.indexOf(point) + 1;
  const names = (side: readonly Point[]) => side.map(({ verdict }) => verdict.controlName).join('; ');
  const pair = (numbers: readonly number[]) => [...numbers].sort().join(' + ');
  const right = pair(customer.map(numberOf));
  const others = shuffled(
    PAIRS.map(pair).filter((each) => each !== right),
    random,
  ).slice(0, 3);
  return {
    id,
    kind: 'sort',
    text: sentenceOf(texts.deck.sort, {
      place,
      duties: listed.map(({ verdict }, index) => `${index + 1}) ${verdict.controlName}`).join('; '),
    }),
    options: [right, ...others].sort().map((label) => ({ id: label.replace(' + ', '-'), label, why: null })),
    right: right.replace(' + ', '-'),
    owner: null,
    duty: place,
    about: null,
    because: sentenceOf(texts.deck.sorted, { place, aws: names(aws), customer: names(customer) }),
    aws: [],
    customer: [],
    sources: once([...customer, ...aws].flatMap(({ verdict }) => verdict.sources.slice(0, 1))),
    discuss: null,
  };
}

const PAIRS = [
  [1, 2],
  [1, 3],
  [1, 4],
  [2, 3],
  [2, 4],
  [3, 4],
] as const;

function once(sources: readonly Source[]): Source[] {
  return [...new Map(sources.map((source) => [source.url, source])).values()];
}
