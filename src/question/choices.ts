/** A pasted multiple-choice question, cut into its parts. */
export interface Pasted {
  readonly stem: string;
  readonly options: readonly { readonly letter: string; readonly text: string }[];
}

const MARKER = /(?<=^|\s)\(?(?:([A-Ha-h]|[1-8])[.):](?=\s|\p{Lu})|([A-H])\s[-–](?=\s))\s*/gu;
const BULLET = /(?<=^|\n)[ \t]*[-*•–◦▪][ \t]+/gu;
const LETTERS = 'ABCDEFGH';
/** More marks than this are no multiple-choice question. */
const MOST_MARKS = 40;

interface Mark {
  readonly from: number;
  readonly to: number;
  readonly rank: number;
  readonly letter: string;
}

function marks(text: string): Mark[] {
  return [...text.matchAll(MARKER)].slice(0, MOST_MARKS).map((found) => {
    const letter = (found[1] ?? found[2] ?? '').toUpperCase();
    const rank = /\d/u.test(letter) ? Number(letter) - 1 : LETTERS.indexOf(letter);
    return { from: found.index, to: found.index + found[0].length, rank, letter };
  });
}

/** The last run A, B, C, … (or 1, 2, 3, …) of at least two; a repeated "A." starts anew. */
function run(all: readonly Mark[]): Mark[] {
  let best: Mark[] = [];
  for (let i = 0; i < all.length; i++) {
    const first = all[i];
    if (first?.rank !== 0) continue;
    const taken = [first];
    for (const mark of all.slice(i + 1)) {
      const isDigit = /\d/u.test(mark.letter);
      if (mark.rank === taken.length && isDigit === /\d/u.test(first.letter)) taken.push(mark);
    }
    if (taken.length >= best.length) best = taken;
  }
  return best.length >= 2 ? best : [];
}

function bullets(text: string): Mark[] {
  const found = [...text.matchAll(BULLET)].map((m, rank) => ({
    from: m.index,
    to: m.index + m[0].length,
    rank,
    letter: LETTERS[rank] ?? '',
  }));
  return found.length >= 3 && found.length <= LETTERS.length ? found : [];
}

/**
 * Cuts a pasted multiple-choice question into stem and options, or gives null when there is none. Options are
 * marked "A.", "b)", "(C)", "1)" or by bullets, each on its line or all in one.
 */
export function cutChoices(text: string): Pasted | null {
  const lettered = run(marks(text));
  const found = lettered.length > 0 ? lettered : bullets(text);
  const [first] = found;
  if (!first) return null;
  const options = found.map((mark, i) => {
    const next = found[i + 1];
    const body = text.slice(mark.to, next?.from ?? text.length);
    return { letter: mark.letter, text: (next ? body : (body.split(/\n\s*\n/u)[0] ?? body)).trim() };
  });
  const stem = text.slice(0, first.from).trim();
  if (stem === '' || options.some((option) => option.text === '')) return null;
  return { stem, options };
}
