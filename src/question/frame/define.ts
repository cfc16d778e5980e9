import type { Knowledge } from '../../knowledge/types.js';
import { BARE_PATCHING, type Reader } from '../reader.js';
import type { Clause, Mention, Question, Ranked } from '../types.js';
import { GENERAL_PATCHING } from './duties.js';

/** The name must be there nearly whole. */
const NAME = 0.85;
/** A single everyday word must speak of duties: "what is content?" does not. */
const ONE_WORD = 0;

/** Words by which a clause asks after somebody's duty, so that it asks after no meaning. */
const PARTIES = ['our', 'ours', 'both', 'responsible', 'duty', 'remain'];

/** "What do people mean by …", "explain … to a beginner": the words of asking after a meaning. */
export function asksMeaning(clause: Clause): boolean {
  return clause.cues.has('define.asks') && !clause.units.some((unit) => unit.classes.has('who'));
}

/** Is a party to the duty named, beside the duty itself ("tenant isolation") and the words of asking ("my boss says")? */
function namesParty(clause: Clause, reader: Reader, duty: Ranked, parties: readonly string[]): boolean {
  const isDress = reader.dress(clause, 'define');
  return clause.units.some(({ classes, at }) => {
    if (at === undefined || isDress(at) || classes.has('topic') || !parties.some((name) => classes.has(name)))
      return false;
    const features = clause.featuresAt(at, at + 1);
    return features.length === 0 || !features.every((feature) => duty.matched.includes(feature));
  });
}

/** Is a whole service named, so that it is what is asked after? */
function isService(clause: Clause): boolean {
  return clause.names.some((m) =>
    m.named.some((n) => n.kind === 'service' && n.strength !== 'weak' && n.variant === null),
  );
}

/** Is a single word surely the name of a duty: a known concept, a part of a service, or among words of duties? */
function isSure(word: string, clause: Clause): boolean {
  const isPart = clause.names.some((mention) => mention.named.some((n) => n.kind === 'service' && n.variant !== null));
  // "What is a backup?" asks after the word, "what's the temperature?" after a fact.
  const isFact = clause.tokens.some(({ word }) => word === 'the' || word === 'was');
  return isPart || (!isFact && (word.startsWith('#') || clause.domain >= ONE_WORD));
}

/** The fullest phrase that is there nearly whole and explains every word of `left`. */
function whole(ranked: readonly Ranked[], left: readonly string[], fits: (id: string) => boolean): Ranked | null {
  let best: Ranked | null = null;
  for (const one of ranked) {
    if (one.phraseCovered < NAME || !fits(one.control)) continue;
    if (!left.every((feature) => one.matched.includes(feature))) continue;
    const isBetter = best && one.phraseCovered * one.textCovered > best.phraseCovered * best.textCovered;
    if (!best || isBetter) best = one;
  }
  return best;
}

/** The longest term of the base, if all other words are words of asking. */
function termIn(clause: Clause, reader: Reader): string | null {
  const isDress = reader.dress(clause, 'define');
  const lengthOf = ({ from, to }: Mention) => to - from;
  const [longest] = [...clause.topics].sort((a, b) => lengthOf(b) - lengthOf(a));
  const named = longest?.named.find((n) => n.kind === 'topic');
  if (!longest || named?.kind !== 'topic') return null;
  const isNothing = (at: number) => isDress(at) || clause.featuresAt(at, at + 1).length === 0;
  const isBeside = clause.tokens.every((_, at) => (longest.from <= at && at < longest.to) || isNothing(at));
  return isBeside ? named.id : null;
}

/**
 * "What is …?" of a term or a duty, however it is put: its name and the words of asking are all that is said. Null
 * where more or less is.
 */
export function definedIn(clause: Clause, reader: Reader, knowledge: Knowledge): Question | null {
  if (!asksMeaning(clause)) return null;
  const term = termIn(clause, reader);
  if (term !== null) return { kind: 'define', topic: term, truth: null };
  const left = reader.left(clause, 'define');
  if (left.length === 0) return null;
  const all = clause.featuresAt(0, clause.tokens.length);
  const isTerm = (id: string) => knowledge.topics[id] !== undefined && knowledge.topics[id].kind !== 'misconception';
  const topic = whole(reader.topics(all), left, isTerm);
  const duty = whole(reader.rank(all), left, () => true);
  const isTopic = topic !== null && !isService(clause) && !namesParty(clause, reader, topic, PARTIES);
  if (isTopic && (!duty || topic.phraseCovered * topic.textCovered >= duty.phraseCovered * duty.textCovered))
    return { kind: 'define', topic: topic.control, truth: null };
  if (!duty) return null;
  const [only] = left;
  const isOne = left.length === 1 && only !== undefined;
  if (isOne && !isSure(only, clause)) return null;
  // "What is AWS patching?" asks after AWS's part; two words name a duty, whoever is named with it.
  const isQuoted = !isOne || clause.cues.has('define.quoted');
  if (namesParty(clause, reader, duty, isQuoted ? PARTIES : [...PARTIES, 'aws'])) return null;
  return { kind: 'define-duty', control: duty.control === BARE_PATCHING ? GENERAL_PATCHING : duty.control };
}
