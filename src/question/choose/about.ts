import type { ChoiceOption } from '../types.js';
import type { Stem } from './stem.js';

/** Chances from which an option is plainly the customer's, and up to which it is plainly AWS's. */
const PLAIN = { customer: 0.6, aws: 0.4 } as const;

/** What a stem says of whether it is about sides at all: plainly so, plainly not, or neither. */
export type About = 'sides' | 'else' | 'open';

/**
 * Is it about who does what? "Which service records API calls?" and "What is the cheapest storage class?" are
 * questions of the same exams on something else.
 */
export function aboutOf({ clauses, asking }: Stem): About {
  const says = (cue: string) => asking.cues.has(`choose.${cue}`);
  if (clauses.some(({ cues }) => cues.has('choose.within'))) return 'else';
  if (says('duty') || says('acts')) return 'sides';
  if (clauses.some(({ asked, cues }) => asked && cues.has('choose.else'))) return 'else';
  if (clauses.some((clause) => clause.cues.has('choose.duty'))) return 'sides';
  return 'open';
}

/** A stem that leaves it open is about sides where the options are plainly duties of both. */
export function areOfBoth(options: readonly ChoiceOption[]): boolean {
  const some = (fits: (customer: number) => boolean) =>
    options.some(({ control, stands, odds }) => control !== null && stands === null && fits(odds.customer));
  return some((customer) => customer >= PLAIN.customer) && some((customer) => customer <= PLAIN.aws);
}
