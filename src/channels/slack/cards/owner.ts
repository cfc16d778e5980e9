import type { Element } from '../../../answer/types.js';

type Owner = Extract<Element, { type: 'owner' }>['owner'];

/**
 * A colour and a shape for each side, put before the word: the colour is never the only difference,
 * and a screen reader says the word that follows.
 */
const MARKS: Readonly<Record<Owner, string>> = {
  aws: '🟧 ☁️',
  customer: '🟦 👤',
  shared: '🟪 🤝',
  vendor: '⬜ 🏢',
};

export function ownerMark(owner: Owner): string {
  return MARKS[owner];
}
