import type { Knowledge } from '../../knowledge/types.js';
import { singular } from '../gazetteer.js';
import type { Clause, Target, WordLists } from '../types.js';

/** "rds", or "eks/auto-mode" for a variant; null for one that the knowledge base does not have. */
function targetOf(path: string, knowledge: Knowledge): Target | null {
  const [service = path, variant = null] = path.split('/');
  const known = knowledge.services[service];
  return known && (variant === null || known.variants[variant]) ? { service, variant } : null;
}

/**
 * Where the thing may run that a clause names instead of a service ("our database", "the file server"): the services of
 * the longest such name. Empty where it names none.
 */
export function placesOfKind(clause: Clause, lists: WordLists, knowledge: Knowledge): Target[] {
  const said = ` ${clause.tokens.map((token) => singular(token.word)).join(' ')} `;
  let best: { readonly length: number; readonly runs: readonly string[] } = { length: 0, runs: [] };
  for (const { called, runs } of lists.places) {
    for (const name of called)
      if (name.length > best.length && said.includes(` ${name} `)) best = { length: name.length, runs };
  }
  return best.runs.flatMap((path) => targetOf(path, knowledge) ?? []);
}
