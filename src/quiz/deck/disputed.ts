import { resolve } from '../../knowledge/resolve.js';
import type { Control, Fact, Knowledge, Owner, Service, Verdict } from '../../knowledge/types.js';
import type { QuizTexts } from '../texts.js';

/**
 * Would somebody who knows the service ask "which part of it"? So where both sides share a duty that a variant settles
 * for itself, and where a duty is the customer's for other systems than those of the service, which are AWS's.
 */
export function isDisputed(
  knowledge: Knowledge,
  service: Service,
  variant: string | null,
  control: Control,
  owner: Owner,
): boolean {
  const { id } = control;
  const place = (variant === null ? null : service.variants[variant]?.name) ?? service.name;
  const settled = Object.values(service.variants).filter(({ facts }) => facts[id] !== undefined);
  const parts = settled.filter((each) => each.id !== variant && (variant === null || each.name.startsWith(place)));
  if (owner === 'shared' && parts.length > 0) return true;
  if (owner === 'aws' || variant !== null || control.kind === 'customer-specific') return false;
  const usual = knowledge.archetypes[service.archetype]?.facts[id] ?? control.rule;
  return 'inapplicable' in usual || usual.owner === 'aws';
}

/**
 * Has the customer the same duty for something of its own there, though the verdict says AWS? So where it keeps an agent
 * of the service up to date on its own machines, and a rule for services of this kind speaks of AWS's machines; and for
 * what stands in the container images that it brings.
 */
export function isPartlyTheirs(
  knowledge: Knowledge,
  service: Service,
  variant: string | null,
  { subject: { control }, level }: Verdict,
  { deck }: QuizTexts,
): boolean {
  if (level === 'archetype' && bringsItsMachines(knowledge, service, variant)) return true;
  if (!deck.layers.includes(control)) return false;
  const images = resolve(knowledge, { service: service.id, variant, control: 'container-image' });
  return images?.kind === 'verdict' && images.verdict.owner === 'customer';
}

function bringsItsMachines(knowledge: Knowledge, service: Service, variant: string | null): boolean {
  const fact = variant === null ? undefined : service.variants[variant]?.facts['engine-patching'];
  const usual = knowledge.archetypes[service.archetype]?.facts['engine-patching'];
  return isOwned(fact, 'customer') && isOwned(usual, 'aws');
}

function isOwned(fact: Fact | undefined, owner: Owner): boolean {
  return fact !== undefined && 'owner' in fact && fact.owner === owner;
}
