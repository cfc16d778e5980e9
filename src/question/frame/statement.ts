import type { Clause } from '../types.js';

/**
 * Is the clause a state that must hold ("bucket has logging enabled", "who makes sure that the port is
 * closed"), so that the duty is to set and keep it, and not the work behind it?
 */
export function isSetting(clause: Clause): boolean {
  if (!clause.cues.has('statement.state') && !clause.names.some((mention) => mention.named.some((n) => n.kind === 'service' && n.strength !== 'weak'))) return false;
  if (clause.cues.has('statement.ensured')) return !clause.cues.has('statement.done');
  if (clause.units.some((unit) => ['who', 'what', 'why'].some((name) => unit.classes.has(name)))) return false;
  const opener = clause.units[0];
  if (!opener || ['who', 'what', 'us', 'aws', 'why', 'be', 'do', 'have', 'modal', 'can'].some((name) => opener.classes.has(name))) return false;
  if (clause.cues.has('yesno') && clause.asked) return false;
  const isClaimed = clause.asked || clause.cues.has('yesno');
  if (clause.cues.has('owner') || (isClaimed && (clause.cues.has('claim.customer') || clause.cues.has('claim.aws')))) return false;
  return clause.cues.has('statement.subject') && !clause.cues.has('statement.done');
}
