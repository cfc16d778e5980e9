import type { Reader } from './reader.js';
import type { Clause } from './types.js';

/** A thing named by itself has few words. */
const MOST_WORDS = 12;

/** "What is that?": asks for the meaning of what stands before it, and names nothing itself. */
function asksBack(clause: Clause, reader: Reader): boolean {
  return clause.cues.has('define.pronoun') && clause.names.length === 0 && reader.left(clause, 'define').length === 0;
}

/** Only a model or several ("PaaS? SaaS?"), or words that choose between them ("which one"). */
function isModelOnly(clause: Clause, reader: Reader): boolean {
  const isShort = clause.names.length === 0 && reader.left(clause, 'classify').length === 0;
  return isShort && (clause.topics.length > 0 || clause.units.some((unit) => unit.classes.has('which')));
}

/**
 * Puts together what was cut apart: a name and the question after its meaning ("AMI? Never heard, what is that?"), a
 * service and the models offered for it ("RDS is a… PaaS? SaaS?").
 */
export function withNamed(clauses: readonly Clause[], reader: Reader): readonly Clause[] {
  const result: Clause[] = [];
  for (const clause of clauses) {
    const before = result.at(-1);
    const isShort = before !== undefined && before.tokens.length <= MOST_WORDS;
    const isName = isShort && !before.cues.has('define.pronoun') && asksBack(clause, reader);
    const isChoice =
      isShort && isModelOnly(clause, reader) && before.names.length > 0 && reader.left(before, 'classify').length === 0;
    if (!before || !(isName || isChoice)) {
      result.push(clause);
      continue;
    }
    result[result.length - 1] = reader.read({ text: `${before.text}, ${clause.text}`, asked: true });
  }
  return result;
}
