import type { Knowledge } from '../../knowledge/types.js';
import type { Gazetteer } from '../gazetteer.js';
import type { Language, Mention, Named, Token } from '../types.js';
import { featuresOf } from './features.js';

const isStrong = (named: Named) => !('strength' in named) || named.strength !== 'weak';

/** The concept of setting something up, whatever it is. */
const SETTING = '#config';

function span(mention: Mention): number[] {
  return Array.from({ length: mention.to - mention.from }, (_, i) => mention.from + i);
}

/** Which tokens are names, by what the name says of a duty. */
interface NameTokens {
  /** Names of whole services, software and other clouds: nothing. */
  readonly whole: ReadonlySet<number>;
  /** Names of a service's parts and variants ("NAT gateway", "security group"): maybe the duty itself. */
  readonly part: ReadonlySet<number>;
  /** What the software named adds: a database, an operating system. */
  readonly added: ReadonlySet<string>;
}

function nameTokens(found: readonly Mention[], knowledge: Knowledge, conceptOf: Language['conceptOf']): NameTokens {
  const isAws = found.some((mention) => mention.named.some((n) => n.kind === 'service' && isStrong(n)));
  const whole = new Set<number>();
  const part = new Set<number>();
  const added = new Set<string>();
  for (const mention of found) {
    const isPart = mention.named.some((n) => n.kind === 'service' && n.variant !== null && isStrong(n));
    if (isPart) for (const at of span(mention)) part.add(at);
    for (const named of mention.named) {
      // "Oracle on RDS" is a variant, and names the software that it runs.
      const runs = named.kind === 'service' && named.variant !== null ? knowledge.software[named.variant] : undefined;
      const ran = runs === undefined ? undefined : conceptOf[runs.kind];
      if (ran !== undefined) added.add(`#${ran}`);
      const isService =
        named.kind === 'foreign' || (named.kind === 'service' && named.variant === null && isStrong(named));
      const isSoftware = named.kind === 'software' && (isStrong(named) || isAws);
      if (isService || isSoftware) for (const at of span(mention)) whole.add(at);
      if (named.kind !== 'software' || !isSoftware || isPart) continue;
      const kind = knowledge.software[named.id]?.kind;
      const concept = kind === undefined ? undefined : conceptOf[kind];
      if (concept !== undefined) added.add(`#${concept}`);
    }
  }
  return { whole, part, added };
}

/** What features are found with. */
export interface FeatureParts {
  readonly knowledge: Knowledge;
  readonly concepts: Gazetteer;
  readonly stop: ReadonlySet<string>;
  readonly conceptOf: Language['conceptOf'];
}

/** What the software that is named adds by itself to the features of a sentence. */
export function addedBySoftware(found: readonly Mention[], parts: FeatureParts): ReadonlySet<string> {
  return nameTokens(found, parts.knowledge, parts.conceptOf).added;
}

/**
 * The features of a sentence that tell its duty. Names of services are left out, and names of parts too where another
 * word for a duty is there ("who patches the NAT gateway"); where nothing else is there, the part is the duty
 * ("security groups?").
 */
export function clauseFeatures(tokens: readonly Token[], found: readonly Mention[], parts: FeatureParts): string[] {
  const { whole, part, added } = nameTokens(found, parts.knowledge, parts.conceptOf);
  const without = (left: (at: number) => boolean) => featuresOf(tokens, parts.concepts, parts.stop, left);
  const plain = without((at) => whole.has(at) || part.has(at));
  // "Who sets the rules of the security group": setting alone tells no duty from another.
  const features = plain.some((feature) => feature.startsWith('#') && feature !== SETTING)
    ? plain
    : without((at) => whole.has(at) && !part.has(at));
  if (features.length > 0 || added.size > 0) return [...new Set([...features, ...added])];
  const isWeak = found.some((mention) => mention.named.every((n) => !isStrong(n)));
  return part.size > 0 || isWeak ? without(() => false) : [];
}
