import * as v from 'valibot';
import { readChange } from '../../assignments/read.js';
import type { Change } from '../../assignments/types.js';
import type { ContextStore } from '../../store/types.js';

/** A change that somebody wants and has not confirmed yet. */
export interface Proposal {
  readonly change: Change;
  /** Who wants it. */
  readonly by: string;
  /** The number of the last change when it was asked. */
  readonly last: number;
}

/** So long a card can be confirmed. */
const PATIENCE = 60 * 60 * 1000;

const Stored = v.object({ change: v.unknown(), by: v.string(), last: v.number() });

const keyOf = (owner: string, id: string) => `assign/${encodeURIComponent(owner)}/${id}`;

/** Keeps proposals until they are confirmed. The key holds the owner, so that an id of elsewhere opens nothing. */
export function proposalsIn(contexts: ContextStore, newId: () => string) {
  return {
    async keep(owner: string, proposal: Proposal, now: number): Promise<string> {
      const id = newId();
      await contexts.save(keyOf(owner, id), proposal, now + PATIENCE);
      return id;
    },
    async find(owner: string, id: string, now: number): Promise<Proposal | null> {
      const read = v.safeParse(Stored, await contexts.load(keyOf(owner, id), now));
      const change = read.success ? readChange(read.output.change) : null;
      return read.success && change !== null ? { ...read.output, change } : null;
    },
    /** Each is confirmed once. */
    async close(owner: string, id: string, now: number): Promise<void> {
      await contexts.save(keyOf(owner, id), null, now);
    },
  };
}
