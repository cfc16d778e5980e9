import * as v from 'valibot';
import { lastUndoable } from '../../assignments/book.js';
import { readChange } from '../../assignments/read.js';
import { scopeKey } from '../../assignments/scope.js';
import type { Book, Change } from '../../assignments/types.js';
import type { ContextStore } from '../../store/types.js';

/** A change that somebody wants and has not confirmed yet. */
export interface Proposal {
  readonly change: Change;
  /** Who wants it. */
  readonly by: string;
  /** What stood where it changes something, when it was asked (`touchedBy`). */
  readonly stood: string;
}

/** So long a card can be confirmed. */
const PATIENCE = 60 * 60 * 1000;

const Stored = v.object({ change: v.unknown(), by: v.string(), stood: v.string() });

const keyOf = (owner: string, id: string) => `assign/${encodeURIComponent(owner)}/${id}`;

/** What stands in the book where a change would change something, to tell whether it is still what the card showed. */
export function touchedBy(change: Change, book: Book): string {
  switch (change.type) {
    case 'set':
    case 'forget': {
      const scopes = change.type === 'set' ? change.entries.map(({ scope }) => scope) : change.scopes;
      const keys = new Set(scopes.map(scopeKey));
      return JSON.stringify(book.assignments.filter(({ scope }) => keys.has(scopeKey(scope))));
    }
    case 'undo':
      return JSON.stringify(lastUndoable(book));
    default:
      return '';
  }
}

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
