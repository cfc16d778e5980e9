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

/** Who words mean: somebody who is mentioned in the text, or a name; null where nothing of it can be shown, or several are meant. */
export function holderFrom(words: string, mentioned: readonly Mentioned[]): Holder | null {
  const said = words.trim().toLowerCase();
  const all = mentioned.filter(({ shown }) => shown.trim().toLowerCase() === said);
  const [who] = all;
  // Slack shows several people under the same word: a guess would name the wrong one.
  if (all.some(({ id }) => id !== who?.id)) return null;
  const name = shownName(who?.name ?? who?.shown ?? words);
  if (name === '') return null;
  return who === undefined ? { kind: 'text', id: null, name } : { kind: who.kind, id: who.id, name };
}
