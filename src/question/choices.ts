/** A pasted multiple-choice question, cut into its parts. */
export interface Pasted {
  readonly stem: string;
  readonly options: readonly { readonly letter: string; readonly text: string }[];
}

const MARKER =
  /(?<=^|[\s*_])(?:(?:[Oo]ption|[Aa]nswer|[Cc]hoice) )?[([]?(?:([A-Ha-h]|[1-8])[.):\]](?=\s|\p{Lu}|\*)|([A-H])\s[-–—](?=\s))[\s*_]*/gu;
/** "a - …" needs a line of its own: it might stand in a sentence. */
const DASHED = /(?<=^|\n)[ \t]*([A-Ha-h1-8])[ \t]*[-–—/|][ \t]*(?=\p{L})/gu;
/** "…: A power, B host hardware, C firewalls": letters alone, behind a colon or a comma. */
const BARE = /(?<=[:;,?\n][ \t]{0,2})([A-H])\s+(?=\p{L})/gu;
const BULLET = /(?<=^|\n)[ \t]*(?:[-*•–◦▪▫‣●○·□☐▢>]|\[[ xX]?\]|\([ xX]?\))[ \t]+/gu;
/** What stands between two options in one line. */
const BETWEEN = /[\s/|;,]+$/u;
const LETTERS = 'ABCDEFGH';
/** So many letters alone are no accident. */
const LEAST_BARE = 3;
/** More marks than this are no multiple-choice question. */
const MOST_MARKS = 40;

interface Mark {
  readonly from: number;
  readonly to: number;
  readonly rank: number;
  readonly letter: string;
}

function marks(text: string, pattern: RegExp): Mark[] {
  return [...text.matchAll(pattern)].slice(0, MOST_MARKS).map((found) => {
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

/** Does a line behind the options still belong to the question ("Which two are ours?", "(Choose two.)")? */
const ASKS = /\?|\b(?:which|choose|select|pick|tick|who)\b/iu;

/** The last option goes to the end of its line where the others do, else to the first empty line. */
function cutLast(body: string, isByLine: boolean): { text: string; rest: string } {
  const [end] = body.match(isByLine ? /\n/u : /\n\s*\n/u) ?? [];
  const at = end === undefined ? body.length : body.indexOf(end);
  return { text: body.slice(0, at), rest: body.slice(at).trim() };
}

/**
 * Cuts a pasted multiple-choice question into stem and options, or gives null when there is none. Options are
 * marked "A.", "b)", "(C)", "1)", "D -" or by bullets and boxes, each on its line or all in one; what is asked may
 * also stand behind them.
 */
export function cutChoices(text: string): Pasted | null {
  const [marked, dashed] = [run(marks(text, MARKER)), run(marks(text, DASHED))];
  const lettered = dashed.length > marked.length ? dashed : marked;
  const bulleted = lettered.length > 0 ? lettered : bullets(text);
  const bare = run(marks(text, BARE));
  const found = bulleted.length === 0 && bare.length >= LEAST_BARE ? bare : bulleted;
  const [first] = found;
  if (!first) return null;
  const bodies = found.map((mark, i) => text.slice(mark.to, found[i + 1]?.from ?? text.length));
  const isByLine = bodies.slice(0, -1).every((body) => /^[^\n]+\n\s*$/u.test(body));
  const last = cutLast((bodies.at(-1) ?? '').replace(/^\s+/u, ''), isByLine);
  const options = found.map(({ letter }, i) => {
    const body = i === found.length - 1 ? last.text : (bodies[i] ?? '');
    return { letter, text: body.trim().replace(BETWEEN, '') };
  });
  const before = text.slice(0, first.from).trim();
  const stem = ASKS.test(last.rest) ? `${before}\n${last.rest}`.trim() : before;
  if (stem === '' || options.some((option) => option.text === '')) return null;
  return { stem, options };
}
