import type { Knowledge } from '../../knowledge/types.js';
import type { Reader } from '../reader.js';
import type { Clause, Target, Topic, WordLists } from '../types.js';

/** Everything a clause is framed with. */
export interface Frame {
  readonly knowledge: Knowledge;
  readonly lists: WordLists;
  readonly reader: Reader;
  /** What was talked about before, if anything. */
  readonly before: Topic | null;
  /** The other sentences of the same message, the nearest one before the clause first. */
  readonly background: readonly Clause[];
  /** Services named in them, in that order. */
  readonly backgroundTargets: readonly Target[];
}

/** Does the clause lean on what was said before ("and on EC2?", "who patches it?")? */
export function leans(clause: Clause): boolean {
  return ['followup.elliptic', 'followup.pronoun', 'followup.correction', 'followup.other'].some((cue) =>
    clause.cues.has(cue),
  );
}
