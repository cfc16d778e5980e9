import type { Knowledge } from '../knowledge/types.js';
import type { DutyScope, Scope } from './types.js';

/** Where a duty is to be done: what is asked after. */
export interface Spot {
  readonly control: string;
  /** Null: on no service in particular. */
  readonly service: string | null;
  /** Null: in no environment in particular. */
  readonly environment: string | null;
}

type Groups = Pick<Knowledge, 'controls'>;

/** Names a scope: two scopes are the same exactly when their keys are. */
export function scopeKey({ duty, service, environment }: Scope): string {
  const what = duty.kind === 'all' ? '' : duty.kind === 'group' ? duty.group : duty.control;
  return JSON.stringify([duty.kind, what, service, environment]);
}

/** Is the duty of the one within the duty of the other? */
function dutyWithin(inner: DutyScope, outer: DutyScope, { controls }: Groups): boolean {
  if (outer.kind === 'all') return true;
  if (outer.kind === 'control') return inner.kind === 'control' && inner.control === outer.control;
  if (inner.kind === 'group') return inner.group === outer.group;
  return inner.kind === 'control' && controls[inner.control]?.group === outer.group;
}

/** Is all of the one scope within the other? Each is within itself. */
export function isWithin(inner: Scope, outer: Scope, knowledge: Groups): boolean {
  return (
    (outer.service === null || outer.service === inner.service) &&
    (outer.environment === null || outer.environment === inner.environment) &&
    dutyWithin(inner.duty, outer.duty, knowledge)
  );
}

/** Does a scope hold at a spot? One for a service or an environment says nothing where none is named. */
export function holdsAt(scope: Scope, spot: Spot, knowledge: Groups): boolean {
  const { control, service, environment } = spot;
  return isWithin({ duty: { kind: 'control', control }, service, environment }, scope, knowledge);
}

/** Do two scopes have a spot in common, though neither is within the other: "backups" and "all on RDS"? */
export function cross(a: Scope, b: Scope, knowledge: Groups): boolean {
  const meet =
    (dutyWithin(a.duty, b.duty, knowledge) || dutyWithin(b.duty, a.duty, knowledge)) &&
    (a.service === null || b.service === null || a.service === b.service) &&
    (a.environment === null || b.environment === null || a.environment === b.environment);
  return meet && !isWithin(a, b, knowledge) && !isWithin(b, a, knowledge);
}
