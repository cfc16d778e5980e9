import { type Decision, decide, type Place, placeOf } from './decide.js';
import { find } from './lookup.js';
import type { Control, Knowledge, NoSuchDuty, Resolution, Service, Source, Split, Subject, Verdict } from './types.js';

/**
 * Answers who owns one duty. The most specific fact decides: variant, service, archetype, general rule;
 * a variant of another archetype than its service asks that archetype before the service's own facts.
 *
 * @example
 * resolve(knowledge, { service: 'rds', variant: null, control: 'engine-patching' })
 * // { kind: 'verdict', verdict: { owner: 'aws', level: 'service', … } }
 *
 * @returns `null` if the service, the variant or the control is unknown.
 */
export function resolve(knowledge: Knowledge, subject: Subject): Resolution | null {
  const place = placeOf(knowledge, subject);
  if (place === null) return null;
  return resolutionOf(knowledge, place, decide(knowledge, place));
}

/**
 * Answers all controls that are of interest for a service: those that its facts, its archetype's or its
 * variant's speak of, and those whose general rule holds for every service (`Control.everyService`).
 * Ordered by control group.
 *
 * @example
 * split(knowledge, 'lambda', null).map((each) => each.kind)
 * // ['verdict', 'verdict', 'inapplicable', …]
 *
 * @returns an empty list if the service or the variant is unknown.
 */
export function split(knowledge: Knowledge, service: string, variant: string | null): Resolution[] {
  return Object.values(knowledge.controls).flatMap((control) => {
    const place = placeOf(knowledge, { service, variant, control: control.id });
    if (place === null) return [];
    const decision = decide(knowledge, place);
    const isOfInterest = holdsForEveryService(control) || decision.level !== 'control';
    const resolution = isOfInterest ? resolutionOf(knowledge, place, decision) : null;
    return resolution === null ? [] : [resolution];
  });
}

function resolutionOf(knowledge: Knowledge, place: Place, decision: Decision): Resolution | null {
  if (!('inapplicable' in decision.fact)) {
    return { kind: 'verdict', verdict: verdictOf(knowledge, place, decision, decision.fact) };
  }
  return place.service === null
    ? null
    : { kind: 'inapplicable', none: noneOf(knowledge, place, place.service, decision) };
}

function holdsForEveryService({ everyService, kind }: Control): boolean {
  return everyService ?? (kind === 'inherited' || kind === 'shared');
}

function verdictOf(knowledge: Knowledge, place: Place, decision: Decision, fact: Split & { at: string }): Verdict {
  const { service, control } = place;
  const variant = decision.ofVariant ? place.variant : null;
  const fill = filler(variant?.name ?? service?.name ?? null);
  const isGeneral = decision.level === 'archetype' || decision.level === 'control';
  const guide = isGeneral && service?.guide !== undefined ? [service.guide] : [];
  return {
    subject: { service: service?.id ?? null, variant: variant?.id ?? null, control: control.id },
    serviceName: service?.name ?? null,
    variantName: variant?.name ?? null,
    controlName: control.name,
    owner: fact.owner,
    ...(fact.vendor === undefined ? {} : { vendor: fact.vendor }),
    aws: fact.aws.map(fill),
    customer: fact.customer.map(fill),
    because: fill(fact.because),
    sources: sourcesOf(knowledge, [...guide, ...fact.sources]),
    decidedBy: fact.at,
    level: decision.level,
  };
}

function noneOf(knowledge: Knowledge, place: Place, service: Service, decision: Decision): NoSuchDuty {
  const variant = decision.ofVariant ? place.variant : null;
  const fact = decision.fact;
  return {
    subject: { service: service.id, variant: variant?.id ?? null, control: place.control.id },
    serviceName: service.name,
    variantName: variant?.name ?? null,
    controlName: place.control.name,
    because: 'inapplicable' in fact ? filler(variant?.name ?? service.name)(fact.inapplicable) : '',
    instead: follow(knowledge, place, decision),
  };
}

/** Follows `instead` until it comes to a duty that the service has; `null` if it never does. */
function follow(knowledge: Knowledge, place: Place, start: Decision): Verdict | null {
  const seen = new Set([place.control.id]);
  let decision = start;
  let control: Control | undefined = place.control;
  while ('inapplicable' in decision.fact) {
    control = find(knowledge.controls, decision.fact.instead);
    if (control === undefined || seen.has(control.id)) return null;
    seen.add(control.id);
    decision = decide(knowledge, { ...place, control });
  }
  return verdictOf(knowledge, { ...place, control }, decision, decision.fact);
}

function sourcesOf(knowledge: Knowledge, keys: readonly string[]): Source[] {
  return [...new Set(keys)].flatMap((key) => find(knowledge.sources, key) ?? []);
}

/** Puts the name into the text of a rule: `{service}`, or "the service" where none is named. */
function filler(name: string | null): (text: string) => string {
  return (text) => {
    const filled = text.replaceAll('{service}', () => name ?? 'the service');
    return name === null && text.startsWith('{service}') ? `T${filled.slice(1)}` : filled;
  };
}
