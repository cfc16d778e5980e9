/** A number from 0 up to, but not including, 1, as `Math.random` gives it. */
export type Random = () => number;

/**
 * Makes a source of numbers that gives the same ones for the same seed (mulberry32 over an FNV-1a hash of the seed).
 * Good for shuffling questions; never for secrets.
 *
 * @example shuffled(['a', 'b', 'c'], randomFrom('monday'))
 */
export function randomFrom(seed: string): Random {
  let state = 0x811c9dc5;
  for (const letter of seed) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** The items in a random order; the list given is left as it is. */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
