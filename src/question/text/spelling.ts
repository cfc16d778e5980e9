import { DamerauLevenshteinDistance } from 'natural/lib/natural/distance/levenshtein_distance.js';

/** Words shorter than this are never corrected, nor corrected to: acronyms differ by one letter. */
const SHORTEST = 5;
const LONGEST = 24;

/** One bit per letter present, so that most pairs are told apart without measuring. */
function letters(word: string): number {
  let mask = 0;
  for (let i = 0; i < word.length; i++) mask |= 1 << ((word.charCodeAt(i) - 97) & 31);
  return mask;
}

function bits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** How many slips are forgiven in a word of this length. */
function allowance(length: number): number {
  return length < 8 ? 1 : 2;
}

export type Corrector = (word: string) => string;

/**
 * Makes a function that gives the word of `vocabulary` that was most likely meant, or the word itself.
 * A word of the vocabulary or of `lexicon` (all words that are known, ordinary English that looks like one of ours
 * among them) stays.
 * Ties go to the word with the same first letter, then to the first in alphabetical order, so that the same
 * text always reads the same.
 */
export function createCorrector(vocabulary: Iterable<string>, lexicon: ReadonlySet<string>): Corrector {
  const ours = new Set(vocabulary);
  const byLength = new Map<number, { word: string; mask: number }[]>();
  for (const word of [...ours].sort()) {
    if (word.length < SHORTEST || !/^[a-z]+$/u.test(word)) continue;
    const bucket = byLength.get(word.length) ?? [];
    bucket.push({ word, mask: letters(word) });
    byLength.set(word.length, bucket);
  }
  const remembered = new Map<string, string>();

  function nearest(word: string): string {
    const most = allowance(word.length);
    const mask = letters(word);
    let best = word;
    let bestCost = Number.POSITIVE_INFINITY;
    for (let length = word.length - most; length <= word.length + most; length++) {
      for (const candidate of byLength.get(length) ?? []) {
        if (bits(candidate.mask ^ mask) > 2 * most) continue;
        const sameStart = candidate.word.charCodeAt(0) === word.charCodeAt(0);
        if (!sameStart && most < 2) continue;
        const distance = DamerauLevenshteinDistance(word, candidate.word, { restricted: true });
        if (distance > Math.min(most, allowance(candidate.word.length))) continue;
        const cost = distance + (sameStart ? 0 : 0.5);
        if (cost < bestCost) {
          best = candidate.word;
          bestCost = cost;
        }
      }
    }
    return best;
  }

  return (word) => {
    if (word.length < SHORTEST || word.length > LONGEST || ours.has(word) || lexicon.has(word)) return word;
    if (!/^[a-z]+$/u.test(word)) return word;
    const seen = remembered.get(word);
    if (seen !== undefined) return seen;
    const single = word.replace(/(.)\1+/gu, '$1');
    const result = single !== word && ours.has(single) ? single : nearest(word);
    if (remembered.size < 20_000) remembered.set(word, result);
    return result;
  };
}
