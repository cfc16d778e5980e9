import { asksForDuty, saysAws } from './frame/scope.js';
import type { Clause } from './types.js';
import type { Understood } from './understand.js';

/** Odds (as a logarithm) from which words speak of duties by themselves, and of what they must have beside an owner asked for. */
const SURELY = 2.5;
const MAYBE = 0;

/**
 * Does a text that got no answer speak of duties on AWS all the same, so that somebody should look why it got none?
 * Asks for less than an answer needs.
 */
export function speaksOfDuties({ clauses }: Understood): boolean {
  return clauses.some((clause) => {
    if (clause.cues.has('howto') || clause.cues.has('out_of_scope.elsewhere')) return false;
    if (asksForDuty(clause)) return namesOurs(clause) || clause.domain >= MAYBE;
    return clause.domain >= SURELY && clause.features.length > 1;
  });
}

function namesOurs(clause: Clause): boolean {
  const isService = clause.names.some(({ named }) =>
    named.some((name) => name.kind === 'service' && name.strength === 'strong'),
  );
  return isService || saysAws(clause);
}
