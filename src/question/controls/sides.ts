import type { Fact, Knowledge, Phrases } from '../../knowledge/types.js';
import { type Example, trainWords } from './train.js';
import type { WordWeights } from './words.js';

/** The name of a duty says less of its side than what a side is told to do. */
const NAME_WEIGHT = 0.5;

interface Line {
  readonly side: 'customer' | 'aws';
  readonly text: string;
  readonly weight: number;
}

function linesOf(facts: readonly Fact[]): Line[] {
  return facts.flatMap((fact) =>
    'inapplicable' in fact
      ? []
      : (['aws', 'customer'] as const).flatMap((side) => fact[side].map((text) => ({ side, text, weight: 1 }))),
  );
}

/** All that the facts let either side do, and the names of duties that never change sides. */
function lines(knowledge: Knowledge, phrases: Phrases['controls']): Line[] {
  const { services, archetypes, controls } = knowledge;
  const facts = [
    ...Object.values(services).flatMap((service) => [
      ...Object.values(service.facts),
      ...Object.values(service.variants).flatMap((variant) => Object.values(variant.facts)),
    ]),
    ...Object.values(archetypes).flatMap((archetype) => Object.values(archetype.facts)),
    ...Object.values(controls).map(({ rule }) => rule),
  ];
  const named = Object.values(controls).flatMap(({ id, name, kind }): Line[] => {
    const side = kind === 'inherited' ? 'aws' : kind === 'customer-specific' ? 'customer' : null;
    return side === null ? [] : [name, ...(phrases[id] ?? [])].map((text) => ({ side, text, weight: NAME_WEIGHT }));
  });
  return [...linesOf(facts), ...named];
}

/**
 * Trains the model to tell what a customer does from what AWS does, whatever the duty; both are taken as equally
 * common. Done when the language is compiled.
 *
 * @param words what the model sees of a text
 */
export function trainSides(
  knowledge: Knowledge,
  phrases: Phrases['controls'],
  words: (text: string) => readonly string[],
): WordWeights {
  const all = lines(knowledge, phrases);
  const count = (side: Line['side']) => all.filter((line) => line.side === side).length;
  const counts = { customer: count('customer'), aws: count('aws') };
  const least = Math.min(counts.customer, counts.aws);
  return trainWords(
    all.map(
      ({ side, text, weight }): Example => ({
        control: side,
        features: words(text),
        weight: (weight * least) / counts[side],
      }),
    ),
  );
}
