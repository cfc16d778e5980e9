import { resolve } from './resolve.js';
import type { Knowledge, Service, Verdict } from './types.js';

/** How much the base knows, and how much of it rests on general rules. */
export interface Coverage {
  readonly counts: Readonly<Record<string, number>>;
  /** Sources by the age of `checked`. */
  readonly ages: Readonly<Record<string, number>>;
  /** What decides, over all services and controls; `inapplicable` where a service has no such duty. */
  readonly decidedBy: Readonly<Record<Verdict['level'] | 'inapplicable', number>>;
  /** Services by number of own facts, fewest first. */
  readonly thinnest: readonly { readonly service: string; readonly facts: number }[];
}

/** Measures a knowledge base; `today` is YYYY-MM-DD. */
export function measure(knowledge: Knowledge, today: string): Coverage {
  const services = Object.values(knowledge.services);
  const facts = services.map((service) => ({ service: service.id, facts: ownFacts(service) }));
  const withAtLeast = (count: number) => facts.filter((each) => each.facts >= count).length;
  return {
    counts: {
      controls: size(knowledge.controls),
      'control groups': size(knowledge.groups),
      archetypes: size(knowledge.archetypes),
      services: services.length,
      variants: sum(services.map((service) => size(service.variants))),
      'own facts of services and variants': sum(facts.map((each) => each.facts)),
      'services with at least 10 own facts': withAtLeast(10),
      'services with at least 4 own facts': withAtLeast(4),
      sources: size(knowledge.sources),
      software: size(knowledge.software),
      topics: size(knowledge.topics),
      scenarios: size(knowledge.scenarios),
    },
    ages: ages(knowledge, today),
    decidedBy: deciders(knowledge),
    thinnest: facts.sort((a, b) => a.facts - b.facts || (a.service < b.service ? -1 : 1)),
  };
}

const size = (record: object): number => Object.keys(record).length;
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

function ownFacts(service: Service): number {
  return size(service.facts) + sum(Object.values(service.variants).map((variant) => size(variant.facts)));
}

const DAY = 24 * 60 * 60 * 1000;
const BUCKETS = [30, 90, 180, 365];

function ages(knowledge: Knowledge, today: string): Record<string, number> {
  const label = (bucket: number | undefined) => (bucket === undefined ? 'older' : `up to ${bucket} days`);
  const counts = Object.fromEntries([...BUCKETS, undefined].map((bucket) => [label(bucket), 0]));
  for (const { checked } of Object.values(knowledge.sources)) {
    const age = (Date.parse(today) - Date.parse(checked)) / DAY;
    const bucket = label(BUCKETS.find((days) => age <= days));
    counts[bucket] = (counts[bucket] ?? 0) + 1;
  }
  return counts;
}

function deciders(knowledge: Knowledge): Coverage['decidedBy'] {
  const counts = { variant: 0, service: 0, archetype: 0, control: 0, inapplicable: 0 };
  for (const { id, variants } of Object.values(knowledge.services)) {
    for (const variant of [null, ...Object.keys(variants)]) {
      for (const control of Object.keys(knowledge.controls)) {
        const resolution = resolve(knowledge, { service: id, variant, control });
        if (resolution === null) continue;
        counts[resolution.kind === 'verdict' ? resolution.verdict.level : 'inapplicable'] += 1;
      }
    }
  }
  return counts;
}
