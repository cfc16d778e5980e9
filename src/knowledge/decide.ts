import { find } from './lookup.js';
import type { Control, Fact, Knowledge, Service, Subject, Variant, Verdict } from './types.js';

/** A fact that decides, how specific it is, and whether it speaks of the variant itself. */
export interface Decision {
  readonly fact: Fact;
  readonly level: Verdict['level'];
  readonly ofVariant: boolean;
}

/** A subject with its ids looked up. */
export interface Place {
  readonly service: Service | null;
  readonly variant: Variant | null;
  readonly control: Control;
}

/** Looks up the ids of a subject; `null` if one is unknown. */
export function placeOf(knowledge: Knowledge, subject: Subject): Place | null {
  const control = find(knowledge.controls, subject.control);
  const service = find(knowledge.services, subject.service) ?? null;
  const variant = service === null ? null : (find(service.variants, subject.variant) ?? null);
  const isUnknown = (subject.service !== null && service === null) || (subject.variant !== null && variant === null);
  return control === undefined || isUnknown ? null : { service, variant, control };
}

/**
 * Gives the most specific fact for a place: variant, service, archetype, general rule. A variant of another
 * archetype than its service asks that archetype before the service's own facts, and never the service's archetype.
 */
export function decide(knowledge: Knowledge, { service, variant, control }: Place): Decision {
  const archetypeFact = (id: string | undefined) => find(find(knowledge.archetypes, id)?.facts ?? {}, control.id);
  const own = find(variant?.facts ?? {}, control.id);
  if (own !== undefined) return { fact: own, level: 'variant', ofVariant: true };
  const ofOtherArchetype = archetypeFact(variant?.archetype);
  if (ofOtherArchetype !== undefined) return { fact: ofOtherArchetype, level: 'archetype', ofVariant: true };
  const ofService = find(service?.facts ?? {}, control.id);
  if (ofService !== undefined) return { fact: ofService, level: 'service', ofVariant: false };
  const ofArchetype = variant?.archetype === undefined ? archetypeFact(service?.archetype) : undefined;
  if (ofArchetype !== undefined) return { fact: ofArchetype, level: 'archetype', ofVariant: false };
  return { fact: control.rule, level: 'control', ofVariant: false };
}
