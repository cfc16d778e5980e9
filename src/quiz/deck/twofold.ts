import { resolve } from '../../knowledge/resolve.js';
import type { Knowledge, Owner, Service } from '../../knowledge/types.js';
import type { QuizTexts } from '../texts.js';

/**
 * May the name of a duty be taken at this place for another thing with another owner? So "the host" of containers, which
 * is AWS's machine or the customer's instance, and "the hardware" of nodes at the customer's under a control plane at
 * AWS's.
 */
export function isTwofold(
  knowledge: Knowledge,
  service: Service,
  variant: string | null,
  control: string,
  owner: Owner,
  { deck }: QuizTexts,
): boolean {
  const families = [service.archetype, service.variants[variant ?? '']?.archetype ?? service.archetype];
  const rules = deck.twofold.filter(({ duties, at }) => {
    return duties.includes(control) && families.some((family) => at.includes(family));
  });
  return rules.some(({ takenFor }) => {
    const other = resolve(knowledge, { service: service.id, variant, control: takenFor });
    return other?.kind === 'verdict' && other.verdict.owner !== owner;
  });
}
