import type { Clause } from '../types.js';
import { agentIn } from './claim.js';

/** Words with which a question or a claim opens, and a statement of how something is set up does not. */
const OPENERS = ['who', 'what', 'us', 'aws', 'why', 'be', 'do', 'have', 'modal', 'can'];

/** Does the clause name an outcome of work ("is patched"), and not that the work is switched on? */
function isOutcome(clause: Clause): boolean {
  return clause.cues.has('statement.done') && !clause.cues.has('statement.switched');
}

/** "Who ensures the durability of objects" asks for work; "who ensures that it is encrypted" names a state. */
function ensuresThing(clause: Clause): boolean {
  const at = clause.units.findIndex((unit) => unit.classes.has('ensure'));
  const isState = clause.cues.has('statement.state') || clause.cues.has('statement.subject');
  return at >= 0 && !isState && !clause.units.slice(at).some((unit) => unit.word === 'that');
}

/** Is the clause put as a question, so that a side named in it is claimed? */
function isClaim(clause: Clause): boolean {
  const isPut = clause.asked || clause.cues.has('yesno');
  return isPut && agentIn(clause) !== null;
}

/**
 * Is the clause a state that must hold ("bucket has logging enabled", "who makes sure that the port is
 * closed"), so that the duty is to set and keep it, and not the work behind it?
 */
export function isSetting(clause: Clause): boolean {
  const isNamed = clause.names.some((mention) =>
    mention.named.some((n) => n.kind === 'service' && n.strength !== 'weak'),
  );
  if (!clause.cues.has('statement.state') && !isNamed) return false;
  if (clause.cues.has('compare.asked')) return false;
  if (clause.cues.has('statement.ensured')) return !isOutcome(clause) && !ensuresThing(clause);
  if (clause.units.some((unit) => ['who', 'what', 'why'].some((name) => unit.classes.has(name)))) return false;
  const [opener] = clause.units;
  if (/^(?:how|when|where)$/u.test(opener?.word ?? '')) return false;
  if (!opener || OPENERS.some((name) => opener.classes.has(name))) return false;
  if ((clause.cues.has('yesno') && clause.asked) || clause.cues.has('owner') || isClaim(clause)) return false;
  return clause.cues.has('statement.subject') && !isOutcome(clause);
}

/** Is it asked who decides on a detail of the work ("who sets the backup window", "is the retention ours to choose")? */
export const isChoice = (clause: Clause): boolean => clause.cues.has('statement.choice');
