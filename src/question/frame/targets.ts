import type { Knowledge } from '../../knowledge/types.js';
import type { Clause, Mention, Named, Target } from '../types.js';

type ServiceName = Extract<Named, { kind: 'service' }>;

/** A service mentioned, and what the words around it say of its part in the sentence. */
export interface Candidate {
  readonly target: Target;
  readonly strength: 'strong' | 'weak';
  /** Is the name also an English word? */
  readonly isPlain: boolean;
  /** 2: "on RDS"; 1: nothing before it; 0: a means or a neighbour ("through", "behind", "from"). */
  readonly role: 0 | 1 | 2;
  /** The tokens of the name: first, and one past the last. */
  readonly at: number;
  readonly to: number;
}

const PLACE = new Set(['on', 'in', 'for', 'of', 'at', 'inside', 'under', 'within', 'onto']);
const MEANS = new Set([
  'by',
  'via',
  'with',
  'through',
  'behind',
  'from',
  'using',
  'to',
  'into',
  'like',
  'without',
  'instead',
  'than',
  'after',
  'before',
  'against',
]);
const BETWEEN = new Set([
  'the',
  'a',
  'an',
  'our',
  'my',
  'your',
  'their',
  'this',
  'that',
  'some',
  'all',
  'any',
  'each',
  'every',
  'aws',
  'amazon',
  'existing',
  'new',
  'single',
  'managed',
]);

function roleOf(clause: Clause, mention: Mention): 0 | 1 | 2 {
  for (let at = mention.from - 1; at >= Math.max(0, mention.from - 4); at--) {
    const word = clause.tokens[at]?.word ?? '';
    // "With EKS managed node groups AWS …" says where, "it works with EKS" does not.
    if (PLACE.has(word) || (word === 'with' && at === clause.units[0]?.at)) return 2;
    if (MEANS.has(word)) return 0;
    if (!BETWEEN.has(word)) return 1;
  }
  return 1;
}

/** Software one installs and offers around the cloud: named after a service, but seldom meant when the name is used. */
const BESIDE: ReadonlySet<string> = new Set(['client-software', 'program']);

/** Those that fit, or all when none does. */
function preferred<T>(all: readonly T[], fits: (item: T) => boolean): T[] {
  const some = all.filter(fits);
  return some.length > 0 ? some : [...all];
}

/**
 * The one service that a span most likely names, or several when none stands out. A strong name beats a weak
 * one, a service that runs beats a retired one, a hosted one beats a tool, and a service beats a variant.
 */
function namesOf(mention: Mention, knowledge: Knowledge): ServiceName[] {
  const services = mention.named.filter((n): n is ServiceName => n.kind === 'service');
  const strong = services.filter((n) => n.strength !== 'weak');
  const kept = strong.length > 0 ? strong : services;
  const running = preferred(kept, (n) => knowledge.services[n.id]?.status.state !== 'retired');
  const hosted = preferred(running, (n) => !BESIDE.has(knowledge.services[n.id]?.archetype ?? ''));
  const whole = preferred(hosted, (n) => n.variant === null);
  const [first] = whole;
  const isOne = first !== undefined && whole.every((n) => n.id === first.id);
  return isOne && whole.length > 1 ? [{ ...first, variant: null }] : whole;
}

/** Everything in the clause that names a service; several candidates at one place mean that the name is ambiguous. */
export function candidatesIn(clause: Clause, knowledge: Knowledge): Candidate[] {
  return clause.names.flatMap((mention) =>
    namesOf(mention, knowledge).map((named) => ({
      target: { service: named.id, variant: named.variant },
      strength: named.strength === 'weak' ? 'weak' : 'strong',
      isPlain: named.strength === 'plain',
      role: roleOf(clause, mention),
      at: mention.from,
      to: mention.to,
    })),
  );
}

/** Does `whole` have a variant that goes by the name of the service `part` ("Fargate" for EKS)? */
function variantNamed(knowledge: Knowledge, whole: Target, part: Target): string | null {
  const host = knowledge.services[whole.service];
  const guest = knowledge.services[part.service];
  if (!host || !guest || part.variant !== null || whole.service === part.service) return null;
  const last = part.service.split('-').at(-1) ?? '';
  for (const variant of Object.values(host.variants)) {
    if (variant.id === part.service || variant.id === last || variant.id.endsWith(`-${part.service}`))
      return variant.id;
  }
  return null;
}

/**
 * Joins what belongs together: a service and its own variant, a service and another that is a way of running
 * it ("EKS on Fargate"). Keeps the order of the sentence, without repeats.
 *
 * @param apart the services are compared, so that none is a way of running another
 */
export function joined(targets: readonly Target[], knowledge: Knowledge, apart = false): Target[] {
  const result: Target[] = [];
  for (const target of targets) {
    const same = result.findIndex((known) => known.service === target.service);
    const known = result[same];
    if (known) {
      if (apart && known.variant !== target.variant) result.push(target);
      else if (known.variant === null && target.variant !== null) result[same] = target;
      else if (known.variant !== target.variant && target.variant !== null) result.push(target);
      continue;
    }
    if (apart) {
      result.push(target);
      continue;
    }
    const host = result.findIndex((other) => variantNamed(knowledge, other, target) !== null);
    const guest = result.findIndex((other) => variantNamed(knowledge, target, other) !== null);
    const outer = result[host];
    const inner = result[guest];
    if (outer) result[host] = { service: outer.service, variant: variantNamed(knowledge, outer, target) };
    else if (inner) result[guest] = { service: target.service, variant: variantNamed(knowledge, target, inner) };
    else result.push(target);
  }
  return result;
}
