import { split } from '../../knowledge/resolve.js';
import type { Knowledge, Service, Topic, Verdict } from '../../knowledge/types.js';
import type { QuizTexts } from '../texts.js';
import { isDisputed, isPartlyTheirs } from './disputed.js';
import { isTwofold } from './twofold.js';
import type { Level } from './types.js';

/** One duty at one place that questions may ask for, because only one answer can be argued. */
export interface Point {
  readonly verdict: Verdict;
  readonly service: string;
  readonly variant: string | null;
  readonly control: string;
  readonly group: string;
  /** The service's or variant's name. */
  readonly place: string;
  /** A fact of this very service or variant says it; otherwise it follows from a more general one. */
  readonly own: boolean;
  readonly level: Level;
  /** The other side has no part at all, or both have one: "both" may stand among the options. */
  readonly full: boolean;
}

/**
 * All points of these services and of their variants with facts of their own; of what holds there only what is beyond
 * dispute. A duty whose other side does more than lend a hand is left out, unless the fact says "shared" and both
 * sides really act.
 *
 * @param isWanted services and variants that have no fact of their own about such a duty are passed over
 */
export function pointsOf(
  services: readonly Service[],
  knowledge: Knowledge,
  texts: QuizTexts,
  isWanted: (control: string) => boolean = () => true,
): Point[] {
  const traps = trapsOf(knowledge);
  const speaks = ({ facts }: Pick<Service, 'facts'>) => Object.keys(facts).some(isWanted);
  return services.flatMap((service) => {
    if (service.status.state !== 'active') return [];
    const variants = Object.values(service.variants).filter(speaks);
    const places = [...(speaks(service) ? [null] : []), ...variants.map(({ id }) => id)];
    return places
      .filter((variant) => !isLeftOut(service.id, variant, texts))
      .flatMap((variant) =>
        split(knowledge, service.id, variant).flatMap((resolution) =>
          resolution.kind === 'verdict'
            ? (pointAt(knowledge, service, variant, resolution.verdict, traps, texts) ?? [])
            : [],
        ),
      );
  });
}

/** A service that is described well enough to be asked for without being named by the host; programs are none. */
export function isWellKnown({ facts, label }: Service): boolean {
  return label !== undefined && Object.keys(facts).length >= WELL_KNOWN;
}

const WELL_KNOWN = 10;

function pointAt(
  knowledge: Knowledge,
  service: Service,
  variant: string | null,
  verdict: Verdict,
  traps: ReadonlySet<string>,
  texts: QuizTexts,
): Point | null {
  const { control } = verdict.subject;
  const known = knowledge.controls[control];
  const place = (variant === null ? null : service.variants[variant]?.name) ?? service.name;
  const own = verdict.level === (variant === null ? 'service' : 'variant');
  if (known === undefined || !isClear(verdict, texts) || isTelling(place, texts)) return null;
  if (!own && texts.deck.named.includes(control)) return null;
  if (verdict.owner !== (texts.deck.only[control] ?? verdict.owner)) return null;
  if (verdict.owner === 'shared' && (variant !== null || !texts.deck.shared.includes(control))) return null;
  if (texts.deck.without.includes(`${service.id}:${control}`)) return null;
  if (isDisputed(knowledge, service, variant, known, verdict.owner)) return null;
  if (isTwofold(knowledge, service, variant, control, verdict.owner, texts)) return null;
  if (verdict.owner === 'aws' && isPartlyTheirs(knowledge, service, variant, verdict, texts)) return null;
  return {
    verdict,
    service: service.id,
    variant,
    control,
    group: known.group,
    place,
    own,
    level: levelOf(knowledge, service, verdict, traps),
    full: verdict.owner === 'shared' || (verdict.owner === 'aws' ? verdict.customer : verdict.aws).length === 0,
  };
}

function levelOf(knowledge: Knowledge, service: Service, verdict: Verdict, traps: ReadonlySet<string>): Level {
  const { control, variant } = verdict.subject;
  if (verdict.owner === 'shared' || traps.has(`${service.id} ${control}`)) return 'hard';
  const usual = knowledge.archetypes[service.archetype]?.facts[control] ?? knowledge.controls[control]?.rule;
  const expected = usual !== undefined && 'owner' in usual && usual.owner === verdict.owner;
  return variant === null && expected ? 'easy' : 'medium';
}

function trapsOf(knowledge: Knowledge): ReadonlySet<string> {
  const about = (topic: Topic) =>
    topic.kind === 'misconception' && topic.truth === false && topic.about?.service !== undefined
      ? [`${topic.about.service} ${topic.about.control}`]
      : [];
  return new Set(Object.values(knowledge.topics).flatMap(about));
}

/** Can only one side be named, and does nothing in the name of the duty give it away? */
function isClear({ owner, aws, customer, controlName }: Verdict, { deck }: QuizTexts): boolean {
  const { supports, minor, choices, conditions, telling } = deck.words;
  if (wordsOf(controlName).some((word) => [...telling, 'aws'].includes(word))) return false;
  // Looked at only where it matters: there are thousands of duties.
  const doneByAws = () =>
    aws.length > 0 && aws.every((item) => !wordsOf(item).some((word) => conditions.includes(word)));
  const lendsAHand = () => aws.every((item) => supports.includes(firstWord(item)));
  const onlyChooses = () => customer.every((item) => minor.includes(firstWord(item)));
  switch (owner) {
    case 'aws':
      return onlyChooses() && doneByAws();
    case 'customer':
      return customer.length > 0 && lendsAHand();
    case 'shared':
      return customer.some((item) => ![...minor, ...choices].includes(firstWord(item))) && !lendsAHand() && doneByAws();
    case 'vendor':
      return false;
  }
}

function isLeftOut(service: string, variant: string | null, { deck }: QuizTexts): boolean {
  return deck.without.includes(service) || deck.without.includes(`${service}/${variant}`);
}

/** Does the name of the place tell whose it is ("your gateway")? */
function isTelling(place: string, { deck }: QuizTexts): boolean {
  return wordsOf(place).some((word) => deck.words.telling.includes(word));
}

function firstWord(item: string): string {
  return item.toLowerCase().match(/[\p{L}\p{N}]+/u)?.[0] ?? '';
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The points of each service and of each variant together. */
export function byPlace(points: readonly Point[]): Point[][] {
  const places = new Map<string, Point[]>();
  for (const point of points) {
    const key = `${point.service}/${point.variant ?? ''}`;
    const here = places.get(key);
    if (here === undefined) places.set(key, [point]);
    else here.push(point);
  }
  return [...places.values()];
}
