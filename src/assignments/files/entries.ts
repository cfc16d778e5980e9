import type { Knowledge } from '../../knowledge/types.js';
import { sameHolder } from '../resolve.js';
import { scopeKey } from '../scope.js';
import type { Assignment, DutyScope, Holder, Scope } from '../types.js';
import type { Fault, Row } from './rows.js';

export type Entries =
  | { readonly ok: true; readonly entries: readonly Pick<Assignment, 'scope' | 'holder'>[] }
  | { readonly ok: false; readonly faults: readonly Fault[] };

export interface EntryParts {
  readonly knowledge: Knowledge;
  /** The duties that words name; none where they name none. */
  readonly dutiesIn: (words: string, service: string | null) => readonly DutyScope[];
  readonly holderFrom: (words: string) => Holder | null;
}

const ENVIRONMENTS: ReadonlyMap<string, string> = new Map([
  ['production', 'prod'],
  ['development', 'dev'],
]);
const ALL: ReadonlySet<string> = new Set(['', '*', 'all']);

const bare = (words: string) =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Turns lines of a file into assignments, or says of each line what is wrong with it. All of a file is kept, or nothing. */
export function entriesOf(rows: readonly Row[], { knowledge, dutiesIn, holderFrom }: EntryParts): Entries {
  const services = serviceNames(knowledge);
  const faults: Fault[] = [];
  const entries = new Map<string, Pick<Assignment, 'scope' | 'holder'>>();
  for (const row of rows) {
    // A tag of a catalogue may be about anything: only those that name a service count.
    const isTag = row.service.startsWith('?');
    const named = isTag ? row.service.slice(1) : row.service;
    const service = ALL.has(bare(named)) ? null : services.get(bare(named));
    if (service === undefined) {
      if (!isTag) faults.push({ line: row.line, kind: 'service', what: named });
      continue;
    }
    const holder = holderFrom(row.holder);
    const environment = bare(row.environment) === '' ? null : environmentOf(row.environment);
    const duties = ALL.has(bare(row.duty)) ? [{ kind: 'all' } as const] : dutiesIn(row.duty, service);
    if (holder === null) faults.push({ line: row.line, kind: 'no-holder', what: row.duty });
    else if (environment === undefined) faults.push({ line: row.line, kind: 'environment', what: row.environment });
    else if (duties.length === 0) faults.push({ line: row.line, kind: 'duty', what: row.duty });
    else {
      for (const duty of duties) {
        const scope: Scope = { duty, service, environment };
        const before = entries.get(scopeKey(scope));
        if (before && !sameHolder(before.holder, holder))
          faults.push({ line: row.line, kind: 'twice', what: `${before.holder.name}, ${holder.name}` });
        entries.set(scopeKey(scope), { scope, holder });
      }
    }
  }
  if (faults.length > 0) return { ok: false, faults };
  if (entries.size === 0) return { ok: false, faults: [{ line: 1, kind: 'no-rows', what: '' }] };
  return { ok: true, entries: [...entries.values()] };
}

function environmentOf(typed: string): string | undefined {
  const name = typed.trim().toLowerCase();
  if (!/^[a-z0-9-]{1,30}$/u.test(name)) return undefined;
  return ENVIRONMENTS.get(name) ?? name;
}

function serviceNames({ services }: Knowledge): ReadonlyMap<string, string> {
  return new Map(
    Object.values(services).flatMap(({ id, name, fullName, formerNames, aliases }) =>
      [...formerNames, ...aliases, fullName, name, id].map((called): [string, string] => [bare(called), id]),
    ),
  );
}
