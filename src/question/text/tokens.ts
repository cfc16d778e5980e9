import type { Token } from '../types.js';

const WORD = /[\p{L}\p{N}]+(?:'[\p{L}]+)?/gu;

/** Contractions that do not follow from their ending. */
const IRREGULAR: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    "can't": ['can', 'not'],
    "won't": ['will', 'not'],
    "shan't": ['shall', 'not'],
    "ain't": ['is', 'not'],
    "let's": ['let', 'us'],
    cannot: ['can', 'not'],
    dont: ['do', 'not'],
    doesnt: ['does', 'not'],
    isnt: ['is', 'not'],
    arent: ['are', 'not'],
    neednt: ['need', 'not'],
    whos: ['who', 'is'],
    whats: ['what', 'is'],
  }),
);

const ENDINGS: readonly (readonly [ending: string, word: string])[] = [
  ["n't", 'not'],
  ["'re", 'are'],
  ["'ll", 'will'],
  ["'ve", 'have'],
  ["'m", 'am'],
  ["'d", 'would'],
];

/** Words after which 's is "is" and not a possessive. */
const IS_HOSTS = new Set([
  'who',
  'what',
  'it',
  'that',
  'there',
  'where',
  'how',
  'he',
  'she',
  'here',
  'this',
  'when',
  'why',
]);

function expand(word: string): readonly string[] {
  const irregular = IRREGULAR.get(word);
  if (irregular) return irregular;
  if (word.endsWith("'s")) {
    const host = word.slice(0, -2);
    return IS_HOSTS.has(host) ? [host, 'is'] : [host];
  }
  for (const [ending, full] of ENDINGS) {
    if (word.endsWith(ending) && word.length > ending.length) return [word.slice(0, -ending.length), full];
  }
  return [word.replaceAll("'", '')];
}

/**
 * Cuts cleaned text into words of letters and digits: "S3's multi-AZ" gives s3, multi, az.
 * Contractions are opened ("isn't" gives is, not), so that patterns need one form only.
 * A letter with an accent counts as the plain letter.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(WORD)) {
    const typed = match[0];
    const lower = typed.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
    for (const word of expand(lower)) {
      tokens.push({ word, typed, start: match.index, end: match.index + typed.length });
    }
  }
  return tokens;
}

/** The words of a phrase of our own data, cut as an utterance would be. */
export function words(phrase: string): string[] {
  return tokenize(phrase).map((token) => token.word);
}

/** Does a comma, a colon or a dash set a word apart from the one before it? */
export function isBreak(text: string, before: Token | undefined, token: Token): boolean {
  return (
    before !== undefined && token.start > before.end && /[,;:()–—]|\s-+\s/u.test(text.slice(before.end, token.start))
  );
}
