import type { Holder } from '../../assignments/types.js';
import type { Mentioned } from '../types.js';

const LONGEST = 80;

/** A name as it can be shown: one line, nothing invisible, not endless. */
export function shownName(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, LONGEST);
}

/** Who words mean: somebody who is mentioned in the text, or a name; null where nothing of it can be shown. */
export function holderFrom(words: string, mentioned: readonly Mentioned[]): Holder | null {
  const said = words.trim().toLowerCase();
  const who = mentioned.find(({ shown }) => shown.trim().toLowerCase() === said);
  const name = shownName(who?.name ?? who?.shown ?? words);
  if (name === '') return null;
  return who === undefined ? { kind: 'text', id: null, name } : { kind: who.kind, id: who.id, name };
}
