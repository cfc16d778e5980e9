import type { Answer } from '../../src/answer/types.js';
import type { Label } from './questions.js';

/**
 * `right`; `owner`: a wrong owner (or "yes" for "no", or a wrong letter); `silent`: no answer where there is one;
 * `false`: an owner, or a question back, where none may be given; `reading`: the right owner of another service, or
 * another kind of answer.
 */
export type Outcome = 'right' | 'owner' | 'silent' | 'false' | 'reading';

const NOT_OURS = new Set(['out_of_scope', 'unknown']);
const TALK = new Set(['help', 'quiz', 'smalltalk', 'feedback', 'define']);

function sameName(expected: string | null, actual: string | null): boolean {
  if (expected === null || actual === null) return expected === actual;
  const plain = (name: string) =>
    name
      .toLowerCase()
      .replace(/^(?:amazon|aws)\s+/u, '')
      .replace(/\s*\([^)]*\)/gu, '')
      .replace(/[^a-z0-9]/gu, '');
  return plain(expected) === plain(actual);
}

/** Judges the answers to one labelled message. */
export function judge(label: Label, answers: readonly Answer[]): Outcome {
  const verdicts = answers.flatMap((answer) => answer.verdicts);
  const isSilent =
    verdicts.length === 0 && answers.every((answer) => answer.clarify.length === 0 && answer.inapplicable.length === 0);
  const intents = answers.map((answer) => answer.intent as string);
  const wanted = label.intent ?? [];
  if (wanted.length > 0 && wanted.every((intent) => NOT_OURS.has(intent))) return isSilent ? 'right' : 'false';
  if (wanted.length > 0 && wanted.every((intent) => TALK.has(intent)) && !label.owner) {
    return intents.some((intent) => wanted.includes(intent)) ? 'right' : isSilent ? 'silent' : 'reading';
  }
  if (wanted.includes('clarify') && !label.owner)
    return intents.includes('clarify') ? 'right' : isSilent ? 'silent' : 'reading';
  if (label.choices) {
    const picked = answers.flatMap((answer) => answer.choices);
    if (picked.length === 0) return 'silent';
    return [...picked].sort().join() ===
      [...label.choices]
        .map((c) => c.toUpperCase())
        .sort()
        .join()
      ? 'right'
      : 'owner';
  }
  if (label.owners) {
    if (verdicts.length === 0) return 'silent';
    const owners = verdicts.map((verdict) => verdict.owner);
    const all = label.owners.every((accepted, i) => owners[i] !== undefined && accepted.includes(owners[i]));
    return all ? 'right' : owners.length < label.owners.length ? 'silent' : 'owner';
  }
  if (label.answer) {
    const said = answers.find((answer) => answer.answer !== null)?.answer;
    if (said === undefined && verdicts.length === 0) return 'silent';
    if (said !== label.answer) return said === undefined || said === null ? 'reading' : 'owner';
  }
  const [first] = verdicts;
  const named = label.service;
  const isNamed = () =>
    !named || verdicts.some((v) => named.some((n) => sameName(n, v.serviceName) || sameName(n, v.variantName)));
  if (label.owner) {
    if (!first) return 'silent';
    if (!label.owner.includes(first.owner) && !label.answer) return 'owner';
    return isNamed() ? 'right' : 'reading';
  }
  if (wanted.length > 0 && !intents.some((intent) => wanted.includes(intent))) return isSilent ? 'silent' : 'reading';
  return verdicts.length === 0 || isNamed() ? 'right' : 'reading';
}
