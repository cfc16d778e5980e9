import { asksMeaning } from './frame/define.js';
import type { Reader } from './reader.js';
import type { Clause, Question, Target, Topic } from './types.js';

/** Longer talk is about something, not a greeting. */
const SMALL = 6;
/** A question about the last answer is short, and shorter still where it has words of its own. */
const MOST_MORE = 12;
const MOST_MORE_SAID = 8;

/** A greeting, thanks, a call for help or for the quiz; null where the clause is none. */
export function smallTalk(clause: Clause): Question | null {
  if (clause.cues.has('help') && !(asksMeaning(clause) && clause.features.length > 0)) return { kind: 'help' };
  if (clause.units.length > SMALL) return null;
  for (const tone of ['greeting', 'thanks', 'bye'] as const) {
    if (clause.cues.has(`smalltalk.${tone}`)) return { kind: 'smalltalk', tone };
  }
  return clause.cues.has('feedback') ? { kind: 'feedback' } : null;
}

/** "Why?", "source?": asks more about the last answer; null where it does not. */
export function more(
  clause: Clause,
  before: Topic | null,
  targets: readonly Target[],
  reader: Reader,
): Question | null {
  const { length } = clause.units;
  if (targets.length > 0 || length > (clause.features.length === 0 ? MOST_MORE : MOST_MORE_SAID)) return null;
  if (clause.features.length > 2 && reader.left(clause, 'more').length > 0) return null;
  for (const want of ['why', 'source', 'sure', 'since', 'duties'] as const) {
    if (clause.cues.has(`more.${want}`))
      return before ? { kind: 'more', want } : { kind: 'unknown', reason: 'no-context', near: [] };
  }
  return null;
}
