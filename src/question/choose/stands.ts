const EVERY = /^(?:all|each|any)\s+(?:of\s+)?(?:the\s+above|these|those|them|the\s+options)\b/iu;
const NONE = /^none\s+(?:of\s+)?(?:the\s+above|these|those|them)\b/iu;
const SOME =
  /^(?:[Bb]oth |[Oo]ptions? ){0,2}\(?([A-H1-8])\)?(?:\s*,\s*\(?([A-H1-8])\)?)?\s*,?\s*(?:and|&|\+)\s*\(?([A-H1-8])\)?(?:\s+only)?[\s.]*$/u;

/** The letters that an option speaks of: "all of the above", "none of these", "A and C only". Null where it says something itself. */
export function standsFor(text: string, letters: readonly string[]): readonly string[] | null {
  if (EVERY.test(text)) return letters;
  if (NONE.test(text)) return [];
  const named = SOME.exec(text)
    ?.slice(1)
    .filter((letter) => letter !== undefined);
  return named?.every((letter) => letters.includes(letter)) ? named : null;
}
