import type { Knowledge } from '../knowledge/types.js';
import { holdsAt, isWithin, type Spot } from './scope.js';
import type { Assignment, Holder } from './types.js';

/** Who does it at a spot. */
export type Resolved =
  | { readonly kind: 'held'; readonly assignment: Assignment }
  /** Several have it and none is the more special. */
  | { readonly kind: 'tied'; readonly assignments: readonly Assignment[] }
  | { readonly kind: 'nobody' };

/**
 * Who does a duty: of all assignments that hold there, the most specific one. One is more specific than another when all
 * of its scope is within the other's, so that "backups" and "everything on RDS" tie for the backups of RDS, unless both
 * have the same holder.
 */
export function resolve(
  assignments: readonly Assignment[],
  spot: Spot,
  knowledge: Pick<Knowledge, 'controls'>,
): Resolved {
  const holding = assignments.filter(({ scope }) => holdsAt(scope, spot, knowledge));
  const best = holding.filter(
    (one) => !holding.some((other) => other !== one && isWithin(other.scope, one.scope, knowledge)),
  );
  const [first] = best;
  if (first === undefined) return { kind: 'nobody' };
  const isOne = best.every(({ holder }) => sameHolder(holder, first.holder));
  return isOne ? { kind: 'held', assignment: first } : { kind: 'tied', assignments: best };
}

/** Are they the same team? By the platform's id where there is one, else by name. */
export function sameHolder(a: Holder, b: Holder): boolean {
  if (a.id !== null || b.id !== null) return a.kind === b.kind && a.id === b.id;
  return a.name.toLowerCase() === b.name.toLowerCase();
}

/** Who does it in one environment; null for no environment in particular. */
export interface InEnvironment {
  readonly environment: string | null;
  readonly resolved: Exclude<Resolved, { kind: 'nobody' }>;
}

/** Who does it where the environment is not said: in general, and in each environment that has somebody else. */
export function resolveEverywhere(
  assignments: readonly Assignment[],
  { control, service }: Pick<Spot, 'control' | 'service'>,
  knowledge: Pick<Knowledge, 'controls'>,
): InEnvironment[] {
  const named = [...new Set(assignments.map(({ scope }) => scope.environment))].filter((name) => name !== null);
  return [null, ...named.sort()].flatMap((environment) => {
    const resolved = resolve(assignments, { control, service, environment }, knowledge);
    if (resolved.kind === 'nobody') return [];
    const chosen = resolved.kind === 'held' ? [resolved.assignment] : resolved.assignments;
    const isOwn = environment === null || chosen.some(({ scope }) => scope.environment !== null);
    return isOwn ? [{ environment, resolved }] : [];
  });
}
