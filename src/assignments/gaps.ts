import { split } from '../knowledge/resolve.js';
import type { Knowledge } from '../knowledge/types.js';
import { resolve } from './resolve.js';
import type { Book } from './types.js';

/** A duty that nobody of the organisation has, and the services on which that is so. */
export interface Gap {
  readonly control: string;
  /** Where it is the customer's alone. */
  readonly customer: readonly string[];
  /** Where both sides have a part. */
  readonly shared: readonly string[];
}

/**
 * The customer's duties on the services of the book that no assignment covers in general, the worst first: those that
 * are the customer's alone on the most services, then those shared on the most, then as the controls are ordered. One
 * that is held in some environments only is a gap.
 */
export function gapsOf(knowledge: Knowledge, { assignments, services }: Pick<Book, 'assignments' | 'services'>): Gap[] {
  const gaps = new Map<string, { control: string; customer: string[]; shared: string[] }>();
  for (const service of services) {
    for (const resolution of split(knowledge, service, null)) {
      if (resolution.kind !== 'verdict') continue;
      const { owner, subject } = resolution.verdict;
      if (owner !== 'customer' && owner !== 'shared') continue;
      const spot = { control: subject.control, service, environment: null };
      if (resolve(assignments, spot, knowledge).kind !== 'nobody') continue;
      const gap = gaps.get(subject.control) ?? { control: subject.control, customer: [], shared: [] };
      gap[owner].push(service);
      gaps.set(subject.control, gap);
    }
  }
  const order = Object.keys(knowledge.controls);
  return [...gaps.values()].sort(
    (a, b) =>
      b.customer.length - a.customer.length ||
      b.shared.length - a.shared.length ||
      order.indexOf(a.control) - order.indexOf(b.control),
  );
}
