import type { Knowledge } from '../../knowledge/types.js';
import type { Reader } from '../reader.js';
import type { Clause, Question, Target } from '../types.js';
import { definedIn } from './define.js';

/** A topic's phrases must be matched nearly whole, and be most of what was said. */
const TOPIC_PHRASE = 0.85;
const TOPIC_TEXT = 0.6;
/** After "what is …" the name of the thing is all that is left. */
const GENERIC = 0.75;

/** Questions about the model itself, or what a service is: define, classify, describe. */
export function aboutModel(
  clause: Clause,
  targets: readonly Target[],
  knowledge: Knowledge,
  topics: readonly { readonly control: string; readonly phraseCovered: number; readonly textCovered: number }[],
  reader: Reader,
): Question | null {
  const [target] = targets;
  if (target && asksModel(clause, reader)) return { kind: 'classify', target, claim: claimedModel(clause) };
  const named = clause.topics.flatMap((mention) =>
    mention.named.map((n) => ({ n, length: mention.to - mention.from })),
  );
  const exact = named.sort((a, b) => b.length - a.length)[0]?.n;
  const isAll = (from: number, to: number) =>
    clause.tokens.length - (to - from) <= 2 &&
    clause.featuresAt(0, from).length + clause.featuresAt(to, clause.tokens.length).length === 0;
  const [duty] = clause.ranked;
  // "Hypervisor?" asks who runs it; "IaaS?" asks what it is.
  const isDuty =
    duty !== undefined && duty.phraseCovered >= TOPIC_PHRASE && duty.matched.some((feature) => feature.startsWith('#'));
  const whole =
    clause.topics.some((mention) => isAll(mention.from, mention.to)) && !clause.cues.has('owner') && !isDuty;
  if (exact?.kind === 'topic' && (clause.cues.has('define') || whole) && (!target || whole)) {
    return { kind: 'define', topic: exact.id, truth: null };
  }
  const meaning = definedIn(clause, reader, knowledge);
  if (meaning) return meaning;
  const best = topics.find(({ control }) => knowledge.topics[control]?.kind !== 'misconception');
  const topic = best && knowledge.topics[best.control];
  if (
    topic &&
    best &&
    !target &&
    clause.cues.has('define') &&
    best.phraseCovered >= TOPIC_PHRASE &&
    best.textCovered >= TOPIC_TEXT
  ) {
    return { kind: 'define', topic: topic.id, truth: null };
  }
  if (target && clause.cues.has('define')) return { kind: 'describe', target };
  if (!target && clause.cues.has('define.generic')) {
    if (best && topic && best.phraseCovered >= GENERIC && best.textCovered >= GENERIC)
      return { kind: 'define', topic: best.control, truth: null };
    const isNamed =
      duty &&
      !duty.control.startsWith('@') &&
      duty.matched.length >= 2 &&
      duty.phraseCovered >= TOPIC_PHRASE &&
      duty.textCovered >= GENERIC;
    if (isNamed) return { kind: 'define-duty', control: duty.control };
  }
  return null;
}

/** A common belief that is put as it stands in the base; asked last, because a verdict says more. */
export function misconceptionIn(
  clause: Clause,
  knowledge: Knowledge,
  topics: readonly { readonly control: string; readonly phraseCovered: number; readonly textCovered: number }[],
): Question | null {
  const best = topics.find(({ control }) => knowledge.topics[control]?.kind === 'misconception');
  if (!best || clause.cues.has('owner') || best.phraseCovered < TOPIC_PHRASE || best.textCovered < TOPIC_PHRASE)
    return null;
  return { kind: 'define', topic: best.control, truth: knowledge.topics[best.control]?.truth ?? null };
}

const MODELS = ['iaas', 'paas', 'saas'] as const;

/**
 * Does a clause about a service ask for its service model? By its wording, or because a model is named or a category
 * asked for and nothing else is said.
 */
function asksModel(clause: Clause, reader: Reader): boolean {
  const has = (name: string) => clause.units.some((unit) => unit.classes.has(name));
  if (clause.cues.has('classify') && MODELS.some(has)) return true;
  const isOpen = clause.cues.has('classify') || clause.cues.has('classify.asks') || MODELS.some(has);
  return isOpen && !has('who') && reader.left(clause, 'classify').length === 0;
}

function claimedModel(clause: Clause): 'iaas' | 'paas' | 'saas' | null {
  const models = MODELS.filter((model) => clause.units.some((unit) => unit.classes.has(model)));
  return models.length === 1 ? (models[0] ?? null) : null;
}
