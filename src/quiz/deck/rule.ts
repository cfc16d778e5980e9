import { fill } from '../../answer/fill.js';
import type { Knowledge, Service } from '../../knowledge/types.js';
import { type Random, randomFrom, shuffled } from '../random.js';
import type { QuizTexts } from '../texts.js';
import type { Candidate } from './candidate.js';
import { choose } from './choose.js';
import { deckCode } from './code.js';
import { isWellKnown, pointsOf } from './points.js';
import { poolOf, questionsOn } from './pool.js';
import type { Deck, DeckRule, QuizQuestion } from './types.js';

/**
 * Writes a deck from the knowledge base. The same rule, seed and facts give the same deck.
 *
 * @returns a deck with fewer questions than asked for where the facts allow no more, null where they allow none
 * @example
 * ruleDeck({ ...anything, services: ['rds'], count: 5 }, 'monday', knowledge, texts);
 */
export function ruleDeck(rule: DeckRule, seed: string, knowledge: Knowledge, texts: QuizTexts): Deck | null {
  const code = deckCode(rule, seed);
  const random = randomFrom(code);
  const questions = choose(candidatesFor(rule, random, knowledge, texts), rule.level, rule.count, random);
  if (questions.length === 0) return null;
  return {
    id: code,
    title: fill(texts.deck.title, { about: aboutOf(rule, knowledge, texts) }),
    description: fill(texts.deck.description, { code }),
    diagram: null,
    questions,
    takeaways: [],
  };
}

/**
 * Writes the questions with these ids again, as the facts are now and with options in a new order; those whose fact
 * is gone are left out.
 */
export function questionsById(
  ids: readonly string[],
  seed: string,
  knowledge: Knowledge,
  texts: QuizTexts,
): QuizQuestion[] {
  const wanted = new Set(ids);
  const named = Object.values(knowledge.services).filter(({ id }) =>
    ids.some((each) => each.split(/[:/]/).includes(id)),
  );
  const random = randomFrom(seed);
  const written = poolOf(named, knowledge, texts).flatMap((each) => (wanted.has(each.id) ? [each.write(random)] : []));
  const byId = new Map(written.flatMap((question) => (question === null ? [] : [[question.id, question] as const])));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Of how many services questions are written at first, and how many there must be for each that is wanted. */
const FIRST = 12;
const CHOICES = 4;

/**
 * The questions to choose from. Where any service will do, writing those of all takes ten times as long as is needed:
 * some services are drawn, and more only while they give too little choice.
 */
function candidatesFor(rule: DeckRule, random: Random, knowledge: Knowledge, texts: QuizTexts): Candidate[] {
  const meant = Object.values(knowledge.services).filter((service) => isMeant(service, rule));
  const ids = new Set(meant.map(({ id }) => id));
  const isNamed = ({ id }: Service) => rule.services.includes(id);
  const left = drawn(
    meant.filter((service) => !isNamed(service)),
    random,
    texts,
  );
  const pointsAbout = (services: readonly Service[]) =>
    pointsOf(services, knowledge, texts, (control) => isAbout(control, rule, knowledge));
  const points = pointsAbout(meant.filter(isNamed));
  for (let next = Math.max(FIRST, rule.count); ; next *= 2) {
    points.push(...pointsAbout(left.splice(0, next)));
    const fitting = questionsOn(points, knowledge, texts).filter((each) => isFitting(each, rule, ids));
    const choices = fitting.filter(({ level }) => rule.level === null || level === rule.level).length;
    if (left.length === 0 || choices >= CHOICES * rule.count) return fitting;
  }
}

/**
 * The services in a random order, every second one from the groups between which people move, group by group: few
 * questions about a move would come up by chance.
 */
function drawn(services: readonly Service[], random: Random, { deck }: QuizTexts): Service[] {
  const order = shuffled(services, random);
  const places = shuffled(deck.moves, random).flat();
  const ids = [...new Set(places.map((place) => place.split('/')[0]))];
  const moving = ids.flatMap((id) => order.filter((service) => service.id === id));
  const others = order.filter((service) => !moving.includes(service));
  const pairs = Array.from({ length: order.length }, (_, index) => [moving[index], others[index]]);
  return pairs.flat().filter((service) => service !== undefined);
}

/** Is this one of the duties that are wanted? */
function isAbout(control: string, { controls, groups }: DeckRule, knowledge: Knowledge): boolean {
  if (controls.length === 0 && groups.length === 0) return true;
  return controls.includes(control) || groups.includes(knowledge.controls[control]?.group ?? '');
}

function isFitting(candidate: Candidate, rule: DeckRule, meant: ReadonlySet<string>): boolean {
  const ofServices = rule.services.length > 0 || rule.families.length > 0 || rule.model !== null;
  const ofDuties = rule.controls.length > 0 || rule.groups.length > 0;
  if (!candidate.services.every((id) => meant.has(id))) return false;
  if (ofServices && candidate.services.length === 0) return false;
  if (!ofDuties) return true;
  // A sorting question is about many duties at once.
  return candidate.controls.some((id) => rule.controls.includes(id) || isOfGroup(candidate, rule));
}

function isOfGroup({ groups }: Candidate, rule: DeckRule): boolean {
  return groups.some((id) => rule.groups.includes(id));
}

function isMeant(service: Service, { services, families, model }: DeckRule): boolean {
  const { id, archetype, category, label } = service;
  if (model !== null && label?.model !== model) return false;
  if (services.length === 0 && families.length === 0) return isWellKnown(service);
  if (services.includes(id)) return true;
  return isWellKnown(service) && (families.includes(archetype) || families.includes(familyOf(category)));
}

/** The id of a category: "Machine learning & AI" is `machine-learning-ai`. */
export function familyOf(category: string): string {
  return category
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function aboutOf(
  { services, families, controls, groups, model, level }: DeckRule,
  knowledge: Knowledge,
  texts: QuizTexts,
) {
  const categories = Object.values(knowledge.services).map(({ category }) => category);
  const names = [
    ...services.map((id) => knowledge.services[id]?.name ?? id),
    ...families.map(
      (id) => categories.find((category) => familyOf(category) === id) ?? knowledge.archetypes[id]?.name ?? id,
    ),
    ...controls.map((id) => knowledge.controls[id]?.name ?? id),
    ...groups.map((id) => knowledge.groups[id] ?? id),
    ...(model === null ? [] : [texts.deck.models[model]]),
  ];
  const about = names.length === 0 ? texts.deck.everything : names.join(', ');
  return level === null ? about : `${about} (${texts.deck.levels[level]})`;
}
