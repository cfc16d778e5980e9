import { scopeKey } from './scope.js';
import type { Assignment, Book, Recorded } from './types.js';

/** Nothing was ever recorded. */
export const EMPTY: Book = { assignments: [], services: [], admins: [], standing: [] };

/** What the changes of an organisation amount to, in the order in which they were made. */
export function bookOf(recorded: readonly Recorded[]): Book {
  const standing = standingOf(recorded);
  const assignments = new Map<string, Assignment>();
  const services = new Set<string>();
  const admins = new Map<string, Recorded['by']>();
  for (const { change, by, at } of standing) {
    switch (change.type) {
      case 'set':
        for (const { scope, holder } of change.entries) assignments.set(scopeKey(scope), { scope, holder, by, at });
        break;
      case 'forget':
        for (const scope of change.scopes) assignments.delete(scopeKey(scope));
        break;
      case 'use':
        for (const service of change.services) services.add(service);
        break;
      case 'drop':
        for (const service of change.services) services.delete(service);
        break;
      case 'admin':
        admins.set(change.person.id, change.person);
        break;
      case 'undo':
        break;
    }
  }
  return {
    assignments: [...assignments.values()],
    services: [...services],
    admins: [...admins.values()],
    standing,
  };
}

/** Each undo takes back the last change before it that still stands. Who is an admin is not taken back by it. */
function standingOf(recorded: readonly Recorded[]): Recorded[] {
  const standing: Recorded[] = [];
  for (const each of recorded) {
    if (each.change.type !== 'undo') standing.push(each);
    else {
      const last = standing.findLastIndex(isUndoable);
      if (last >= 0) standing.splice(last, 1);
    }
  }
  return standing;
}

/** What an undo would take back; null where there is nothing. */
export function lastUndoable({ standing }: Book): Recorded | null {
  return standing.findLast(isUndoable) ?? null;
}

function isUndoable({ change }: Recorded): boolean {
  return change.type !== 'admin';
}
