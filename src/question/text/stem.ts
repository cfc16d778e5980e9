import porter from 'natural/lib/natural/stemmers/porter_stemmer.js';

const known = new Map<string, string>();

/** Pronouns whose last letter is not an ending. */
const WHOLE = new Set(['ours', 'yours', 'theirs', 'hers', 'does']);

function compute(word: string): string {
  if (WHOLE.has(word)) return word;
  if (/\d/u.test(word)) return word;
  if (word.length <= 3) return word;
  if (word.length === 4) return word.endsWith('s') && !/(?:ss|us|is)$/u.test(word) ? word.slice(0, -1) : word;
  const result = porter.stem(word);
  // "using" must not become "us", which is a party to us.
  return result.length < 3 ? word : result;
}

/**
 * The Porter stem of a lower-case word, remembered. Words with digits and short words stay nearly as they
 * are, because the stemmer mangles acronyms ("aws" to "aw").
 */
export function stem(word: string): string {
  const seen = known.get(word);
  if (seen !== undefined) return seen;
  const result = compute(word);
  if (known.size < 50_000) known.set(word, result);
  return result;
}

/**
 * The stem for word classes and patterns, where a noun must not pass for its verb: "encryption of S3" names a thing,
 * "S3 is encrypted" states how it is.
 */
export function grammarStem(word: string): string {
  // "Accountable" is no account, and who is responsible does not ask for responsibilities.
  const isKept = /(?:tion|sion|ment|ance|ence|ure|ponse|[ai]ble|[ai]bility|[ai]bilitie)s?$/u.test(word);
  return isKept ? word.replace(/ies$/u, 'y').replace(/s$/u, '') : stem(word);
}
