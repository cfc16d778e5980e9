import { resolve } from '../knowledge/resolve.js';
import type { Knowledge } from '../knowledge/types.js';
import { type Group, type Member, sizeOf } from './groups.js';
import { byCount, type Item, troublesOf } from './items.js';
import type { Read } from './reading.js';

/** What the texts of a group may mean, and where that would be put right. A person decides. */
export interface Proposal {
  readonly count: number;
  readonly items: readonly Item[];
  readonly duties: readonly Guess[];
  readonly services: readonly Guess[];
  readonly edits: readonly Edit[];
}

export interface Guess {
  readonly id: string;
  readonly name: string;
  /** 0 to 1. */
  readonly share: number;
}

export interface Edit {
  readonly file: string;
  readonly when: string;
}

const MOST_GUESSES = 3;
const LEAST_SHARE = 0.15;

/**
 * The proposal for a group.
 *
 * @param read reads the words of the readings that were picked
 */
export function proposalOf(group: Group, knowledge: Knowledge, read: Read): Proposal {
  const duties = guesses(
    group.flatMap((member) => votesOf(member, read, ({ duties }) => [...duties])),
    (id) => knowledge.controls[id]?.name ?? id,
  );
  const services = guesses(
    group.flatMap((member) => votesOf(member, read, ({ services }) => services.map((id) => [id, 1] as const))),
    (id) => knowledge.services[id]?.name ?? id,
  );
  return {
    count: sizeOf(group),
    items: group.map(({ item }) => item),
    duties,
    services,
    edits: editsOf(group, duties, services, knowledge),
  };
}

type Vote = readonly [id: string, weight: number];

/** What a text speaks for, as often as it came; what people picked says more than its own words. */
function votesOf({ item, reading }: Member, read: Read, of: (reading: Member['reading']) => readonly Vote[]): Vote[] {
  const [picked] = item.picked;
  return of(picked === undefined ? reading : read(picked)).map(([id, weight]) => [id, weight * troublesOf(item)]);
}

function guesses(votes: readonly Vote[], nameOf: (id: string) => string): Guess[] {
  const sums = new Map<string, number>();
  for (const [id, weight] of votes) sums.set(id, (sums.get(id) ?? 0) + weight);
  const total = [...sums.values()].reduce((a, b) => a + b, 0);
  return [...sums]
    .map(([id, sum]) => ({ id, name: nameOf(id), share: Math.round((100 * sum) / total) / 100 }))
    .filter(({ share }) => share >= LEAST_SHARE)
    .sort((a, b) => b.share - a.share)
    .slice(0, MOST_GUESSES);
}

function editsOf(
  group: Group,
  [duty]: readonly Guess[],
  [service]: readonly Guess[],
  knowledge: Knowledge,
): readonly Edit[] {
  const [unknown] = byCount(group.flatMap(({ reading }) => reading.unknownName ?? []));
  const votedDown = byCount(group.flatMap(({ item }) => item.voted));
  const isVoted = group.some(({ item }) => item.counts.down > 0);
  const isPicked = group.some(({ item }) => item.picked.length > 0);
  const edits: Edit[] = [];
  if (unknown !== undefined)
    edits.push({ file: 'knowledge/services/<id>.yaml', when: `if "${unknown}" is a service or a name of one` });
  for (const answered of votedDown.slice(0, 1)) {
    const file = factFile(answered, knowledge);
    if (file !== null) edits.push({ file, when: `if the answer (${answered}) is wrong` });
  }
  const area = duty && knowledge.controls[duty.id]?.group;
  if (duty && area) edits.push({ file: `intents/duties/${area}.yaml`, when: `if they mean ${duty.name} (${duty.id})` });
  const ofService = `knowledge/services/${service?.id}.yaml`;
  if (service && edits.every(({ file }) => file !== ofService))
    edits.push({ file: ofService, when: `if ${service.name} lacks a name or a fact` });
  if (!isVoted && !isPicked)
    edits.push({ file: service ? 'intents/elsewhere-work.yaml' : 'intents/elsewhere.yaml', when: 'if it is not ours' });
  return edits;
}

/** The file of the fact behind an answer, as it would be given now ("rds backups", or "backups" without a service). */
function factFile(answered: string, knowledge: Knowledge): string | null {
  const [first = '', second] = (answered.split(', ')[0] ?? '').split(' ');
  const subject = second === undefined ? { service: null, control: first } : { service: first, control: second };
  const isKnown = subject.control in knowledge.controls && (second === undefined || first in knowledge.services);
  const resolution = isKnown ? resolve(knowledge, { ...subject, variant: null }) : null;
  if (resolution?.kind === 'verdict') return resolution.verdict.decidedBy.split('#')[0] ?? null;
  return isKnown ? `knowledge/services/${first}.yaml` : null;
}
