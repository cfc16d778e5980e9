import type { Fact, Knowledge, Phrases } from '../../knowledge/types.js';
import { targetWord } from './clause-words.js';
import type { Example } from './train.js';

/** A line of a fact says what is done, not what people ask: it counts less than what they say. */
const FACT_WEIGHT = 0.3;

/** What the word model learns from, as texts. */
export interface Lessons {
  readonly knowledge: Knowledge;
  readonly phrases: Phrases['controls'];
  /** Sentences that people write for a duty. */
  readonly sentences: Readonly<Record<string, readonly string[]>>;
  /** Phrases for a duty that stands for others ("patching"). */
  readonly bare: Readonly<Record<string, readonly string[]>>;
}

function linesOf(fact: Fact): readonly string[] {
  return 'inapplicable' in fact ? [] : [...fact.aws, ...fact.customer, fact.because];
}

interface FactLine {
  readonly control: string;
  readonly line: string;
  readonly service: string | null;
}

/** Every line of every fact with the control it is about: how AWS's own guides speak of it, service by service. */
function factLines(knowledge: Knowledge): FactLine[] {
  const linesIn = (facts: Readonly<Record<string, Fact>>, service: string | null) =>
    Object.entries(facts).flatMap(([control, fact]) => linesOf(fact).map((line) => ({ control, line, service })));
  return [
    ...Object.values(knowledge.services).flatMap(({ id, facts, variants }) =>
      [facts, ...Object.values(variants).map((variant) => variant.facts)].flatMap((each) => linesIn(each, id)),
    ),
    ...Object.values(knowledge.archetypes).flatMap(({ facts }) => linesIn(facts, null)),
  ];
}

/**
 * The examples that the word model is trained on.
 *
 * @param seen what the model sees of a text
 */
export function examplesOf(lessons: Lessons, seen: (text: string) => readonly string[]): Example[] {
  const { knowledge, phrases, sentences, bare } = lessons;
  const controls = Object.values(knowledge.controls);
  const of = (control: string, texts: readonly string[], weight: number): Example[] =>
    texts.map((text) => ({ control, features: seen(text), weight }));
  return [
    ...controls.flatMap(({ id, name, definition }) => of(id, [name, definition, ...(phrases[id] ?? [])], 1)),
    ...[...Object.entries(sentences), ...Object.entries(bare)].flatMap(([control, texts]) => of(control, texts, 1)),
    ...factLines(knowledge).map(({ control, line, service }) => ({
      control,
      features: [...seen(line), ...(service === null ? [] : [targetWord({ service, variant: null })])],
      weight: FACT_WEIGHT,
    })),
    ...controls.flatMap(({ id, rule }) => of(id, [...rule.aws, ...rule.customer, rule.because], FACT_WEIGHT)),
  ].filter(({ features }) => features.length > 0);
}
