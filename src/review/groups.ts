import { type Item, troublesOf } from './items.js';
import type { Reading } from './reading.js';

/** A text and how it is read now. */
export interface Member {
  readonly item: Item;
  readonly reading: Reading;
}

/** Texts that are like the first one, which came most often. */
export type Group = readonly [Member, ...Member[]];

/** How alike (cosine, 0 to 1) a text must be to the first one of a group. */
const ALIKE = 0.5;

/**
 * Groups texts by the features they share, rare ones counting more. Each joins the group whose first text it is most
 * like, or begins one; the same texts give the same groups, the biggest first.
 */
export function groupsOf(members: readonly Member[]): Group[] {
  const weigh = weightsOf(members);
  const groups: [Member, ...Member[]][] = [];
  const byFeature = new Map<string, number[]>();
  for (const member of [...members].sort(byTroubles)) {
    const home = groups[nearest(member, groups, byFeature, weigh) ?? -1];
    if (home) {
      home.push(member);
      continue;
    }
    for (const feature of member.reading.features)
      byFeature.set(feature, [...(byFeature.get(feature) ?? []), groups.length]);
    groups.push([member]);
  }
  return groups.sort((a, b) => sizeOf(b) - sizeOf(a) || byTroubles(a[0], b[0]));
}

/** How often texts of a group got no good answer. */
export function sizeOf(group: readonly Member[]): number {
  return group.reduce((sum, { item }) => sum + troublesOf(item), 0);
}

function byTroubles(a: Member, b: Member): number {
  return troublesOf(b.item) - troublesOf(a.item) || (a.item.text < b.item.text ? -1 : 1);
}

type Weigh = (feature: string) => number;

function weightsOf(members: readonly Member[]): Weigh {
  const counts = new Map<string, number>();
  for (const { reading } of members)
    for (const feature of reading.features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return (feature) => Math.log(1 + members.length / (counts.get(feature) ?? 1));
}

function nearest(
  { reading }: Member,
  groups: readonly Group[],
  byFeature: ReadonlyMap<string, readonly number[]>,
  weigh: Weigh,
): number | null {
  const shared = new Map<number, number>();
  for (const feature of reading.features)
    for (const at of byFeature.get(feature) ?? []) shared.set(at, (shared.get(at) ?? 0) + weigh(feature) ** 2);
  let best: { at: number; likeness: number } | null = null;
  for (const [at, sum] of shared) {
    const first = groups[at]?.[0].reading.features ?? [];
    const likeness = sum / (lengthOf(reading.features, weigh) * lengthOf(first, weigh));
    if (likeness >= ALIKE && likeness > (best?.likeness ?? 0)) best = { at, likeness };
  }
  return best?.at ?? null;
}

const lengthOf = (features: readonly string[], weigh: Weigh) =>
  Math.sqrt(features.reduce((sum, feature) => sum + weigh(feature) ** 2, 0));
