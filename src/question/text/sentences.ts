/** A stretch of text between full stops, question marks or line ends. */
export interface Sentence {
  readonly text: string;
  readonly asked: boolean;
}

const END = /(?<=[\p{L}\p{N})\]'"%])\s*(?:[.!]+(?=\s|$)|\?+|\n+)|\n+/gu;

/**
 * Cuts cleaned text into sentences. A full stop inside a name ("t3.micro", "e.g.") does not end one.
 */
export function sentences(text: string): Sentence[] {
  const result: Sentence[] = [];
  let from = 0;
  const add = (to: number, end: string) => {
    const part = text.slice(from, to).trim();
    if (/[\p{L}\p{N}]/u.test(part)) result.push({ text: part, asked: end.includes('?') });
  };
  for (const match of text.matchAll(END)) {
    if (/\b(?:e\.g|i\.e|etc|vs|approx)\.?$/iu.test(text.slice(from, match.index + match[0].length).trim())) continue;
    add(match.index, match[0]);
    from = match.index + match[0].length;
  }
  add(text.length, '');
  return result;
}
