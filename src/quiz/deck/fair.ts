import { type Random, shuffled } from '../random.js';

/** How much longer or shorter the right option may be than the nearest other. */
const STANDS_OUT = 8;

/**
 * Picks distractors among which the right label stands out neither as the longest nor as the shortest.
 *
 * @returns null where the labels at hand do not allow it
 */
export function alike<T>(
  right: string,
  others: readonly T[],
  labelOf: (item: T) => string,
  count: number,
  random: Random,
): T[] | null {
  const distance = (item: T) => Math.abs(labelOf(item).length - right.length);
  // The nearest in length, with one or two to spare so that not every deck has the same ones.
  const near = shuffled(others, random)
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, count + 2);
  const picked = shuffled(near, random).slice(0, count);
  const lengths = picked.map((item) => labelOf(item).length);
  const standsOut =
    right.length > Math.max(...lengths) + STANDS_OUT || right.length < Math.min(...lengths) - STANDS_OUT;
  return picked.length < count || standsOut ? null : picked;
}
