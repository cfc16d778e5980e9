import { DamerauLevenshteinDistance } from 'natural/lib/natural/distance/levenshtein_distance.js';
import { find } from '../knowledge/lookup.js';
import type { Knowledge, Service } from '../knowledge/types.js';

/** A service or one of its variants, by id. */
export interface Named {
  readonly service: string;
  readonly variant: string | null;
}

export type Lookup =
  | { readonly kind: 'found'; readonly named: Named }
  /** Several are called so: which are they? */
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Named[] }
  /** None is called so; the nearest first, perhaps none. */
  | { readonly kind: 'unknown'; readonly nearest: readonly Named[] };

interface Spelling {
  readonly key: string;
  readonly named: Named;
}

const NEAREST = 3;
/** Of all letters of the longer name, the share that may differ in one that is still offered. */
const FARTHEST = 0.45;
/** Longer than any name: what somebody pasted by mistake is not measured in full. */
const LONGEST = 80;

/** What can be typed for a place: "rds", or "lambda/container-image". */
export function typed({ service, variant }: Named): string {
  return variant === null ? service : `${service}/${variant}`;
}

/**
 * Makes the function that finds what a name on the command line means: an id, a name, a former name or an alias of
 * a service or a variant, in any case and with or without "Amazon" and "AWS"; `service/variant` too.
 *
 * @example
 * createNames(knowledge)('rds custom') // { kind: 'found', named: { service: 'rds', variant: 'custom' } }
 */
export function createNames(knowledge: Knowledge): (name: string) => Lookup {
  const services = Object.values(knowledge.services);
  // A name of an earlier tier hides the same name of a later one: "fargate" is the service before a variant of ECS.
  const tiers: readonly (readonly Spelling[])[] = [
    services.flatMap((service) => spellings(placeOf(service), [service.id])),
    services.flatMap((service) => spellings(placeOf(service), namesOf(service))),
    services.flatMap((service) => spellings(placeOf(service), [...service.aliases, ...service.formerNames])),
    services.flatMap(variantSpellings),
    services.flatMap((service) => spellings(placeOf(service), service.weakAliases ?? [])),
  ];
  const all = tiers.flat();
  const managed = Object.values(knowledge.software).flatMap(({ name, aliases, managedBy }) =>
    managedBy.flatMap((by) => spellings(pathOf(by), [name, ...aliases])),
  );

  return (name) => {
    const inService = variantLookup(knowledge, name, tiers);
    if (inService !== null) return inService;
    const key = keyOf(name);
    const found = firstHit(tiers, key);
    const [first] = found;
    if (first === undefined) return { kind: 'unknown', nearest: either(matching(managed, key), nearest(all, key)) };
    return found.length === 1 ? { kind: 'found', named: first } : { kind: 'ambiguous', candidates: found };
  };
}

/** Reads `service/variant`; `null` where the part before the slash is no single service. */
function variantLookup(knowledge: Knowledge, name: string, tiers: readonly (readonly Spelling[])[]): Lookup | null {
  const slash = name.indexOf('/');
  if (slash < 0) return null;
  const [place, ...others] = firstHit(tiers, keyOf(name.slice(0, slash)));
  const service = others.length === 0 && place?.variant === null ? find(knowledge.services, place.service) : undefined;
  if (service === undefined) return null;
  const key = keyOf(name.slice(slash + 1));
  const own = variantSpellings(service);
  const [named] = matching(own, key);
  if (named !== undefined) return { kind: 'found', named };
  const rest = Object.keys(service.variants).map((variant) => ({ service: service.id, variant }));
  return { kind: 'unknown', nearest: either(nearest(own, key), rest, [placeOf(service)]) };
}

function firstHit(tiers: readonly (readonly Spelling[])[], key: string): readonly Named[] {
  if (key === '') return [];
  for (const tier of tiers) {
    const hits = matching(tier, key);
    if (hits.length > 0) return hits;
  }
  return [];
}

function matching(known: readonly Spelling[], key: string): readonly Named[] {
  return unique(known.filter((spelling) => spelling.key === key).map(({ named }) => named));
}

function nearest(known: readonly Spelling[], key: string): readonly Named[] {
  const asked = key.slice(0, LONGEST);
  if (asked === '') return [];
  const near = known
    .map(({ key: other, named }) => ({ named, distance: distanceOf(asked, other) }))
    .filter(({ distance }) => distance <= FARTHEST)
    .sort((a, b) => a.distance - b.distance);
  return unique(near.map(({ named }) => named)).slice(0, NEAREST);
}

function distanceOf(asked: string, other: string): number {
  return DamerauLevenshteinDistance(asked, other, { restricted: true }) / Math.max(asked.length, other.length);
}

/** The first list that is not empty. */
function either(...lists: readonly (readonly Named[])[]): readonly Named[] {
  return lists.find((list) => list.length > 0) ?? [];
}

function unique(named: readonly Named[]): readonly Named[] {
  return [...new Map(named.map((each) => [typed(each), each])).values()];
}

function placeOf({ id }: Service): Named {
  return { service: id, variant: null };
}

function pathOf(path: string): Named {
  const [service = path, variant = null] = path.split('/');
  return { service, variant };
}

function namesOf({ name, fullName }: Service): readonly string[] {
  return [name, fullName, fullName.replace(/\(.*\)/u, '')];
}

function variantSpellings({ id, variants }: Service): readonly Spelling[] {
  return Object.values(variants).flatMap((variant) =>
    spellings({ service: id, variant: variant.id }, [variant.id, variant.name, ...variant.aliases]),
  );
}

function spellings(named: Named, names: readonly string[]): readonly Spelling[] {
  return names.map((name) => ({ key: keyOf(name), named }));
}

/** "Amazon S3 Glacier" and "s3-glacier" are the same name. */
function keyOf(name: string): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return words.replace(/^(amazon|aws|an|a) (?=.)/u, '');
}
