import { MARK } from './parts.js';

/** A message taken apart as a list of duties: what is asked of them all, and the ways in which they may be told apart. */
export interface Listing {
  /** What stands before and behind the list. */
  readonly asks: readonly string[];
  /** Does the list stand behind what is asked ("sort these: …"), or before it ("…: whose?")? */
  readonly closes: boolean;
  /** Is each item marked ("(a)", "1.")? */
  readonly isMarked: boolean;
  /** The items, cut in one way or another; each has two or more. */
  readonly cuts: readonly (readonly string[])[];
}

/** What separates the items of a list, the surest first. A comma or an "and" may also stand inside an item. */
const SEPARATORS = [
  /\n+/u,
  /;\s*(?:and\s+)?/u,
  /(?<=[\p{L}\p{N})"'%])[.?!]+(?:\s+|$)/u,
  /,\s*(?:and\s+|or\s+|plus\s+)?|\s+(?:and|plus)\s+|\s+[+&]\s+/u,
  /,\s*(?:and\s+|or\s+|plus\s+)?/u,
  /\s+(?:vs\.?|versus|and|plus|[+&/])\s+/u,
];
/** "…: whose?", "… - who?": what asks is set apart by a colon or a dash. */
const APART = /:\s+|:\n|\s+[-–—]+\s+/u;
/** What is asked of a list is short. */
const MOST_ASKED = 120;

/** A text cut at one kind of separator, without marks and full stops around the parts. */
function parts(text: string, separator: RegExp): string[] {
  return text
    .split(separator)
    .map((part) => part.replace(/^[-*•–\s]+|[\s.?!,;]+$/gu, '').trim())
    .filter((part) => /\p{L}{2}/u.test(part));
}

function cutsOf(body: string): string[][] {
  const cuts = SEPARATORS.map((separator) => parts(body, separator)).filter((list) => list.length >= 2);
  return cuts.filter((list, i) => cuts.findIndex((other) => other.join('|') === list.join('|')) === i);
}

/** The last stretch of a text behind a separator, or null where it has none. */
function lastOf(text: string, separator: RegExp): { readonly before: string; readonly last: string } | null {
  const found = [...text.matchAll(new RegExp(separator, 'gu'))].at(-1);
  if (!found) return null;
  return { before: text.slice(0, found.index), last: text.slice(found.index + found[0].length) };
}

/** "(a) … (b) …. Whose are they?": what stands behind the last item may ask of all. */
function marked(text: string): Listing[] {
  const [head = '', ...rest] = text.split(MARK);
  if (rest.length < 2) return [];
  const ends = [/[.?!]\s+|\n/u, /,\s+|:\s+|\s+[-–—]\s+/u].map((separator) => lastOf(rest.at(-1) ?? '', separator));
  const tailed = ends.flatMap((end): Listing[] =>
    end === null
      ? []
      : [
          {
            asks: [head, end.last],
            closes: true,
            isMarked: true,
            cuts: cutsOf([...rest.slice(0, -1), end.before].join('\n')),
          },
        ],
  );
  return [...tailed, { asks: [head], closes: false, isMarked: true, cuts: cutsOf(rest.join('\n')) }];
}

/**
 * The ways in which a text may be a list of duties with something asked of all of them, the surest first. Whether
 * what is asked does ask, and the items are duties, is for the reader of the words to say.
 *
 * @example listings('disk shredding, bucket policies: whose?')
 *   // among others { asks: ['whose?'], closes: true, cuts: [['disk shredding', 'bucket policies']] }
 */
export function listings(text: string): Listing[] {
  const found = marked(text);
  const apart = APART.exec(text);
  if (apart) {
    const [before, behind] = [text.slice(0, apart.index), text.slice(apart.index + apart[0].length)];
    found.push({ asks: [before], closes: false, isMarked: false, cuts: cutsOf(behind) });
  }
  for (const separator of [APART, /(?<=[^\s.?!])[.?!]+\s+|\n+/u, /,\s+/u]) {
    const end = lastOf(text.trim(), separator);
    if (end) found.push({ asks: [end.last], closes: true, isMarked: false, cuts: cutsOf(end.before) });
  }
  const first = /^(.{3,100}?)(?:[.?!]+\s+|\n+)/u.exec(text);
  if (first)
    found.push({ asks: [first[1] ?? ''], closes: false, isMarked: false, cuts: cutsOf(text.slice(first[0].length)) });
  return found.filter(({ asks, cuts }) => cuts.length > 0 && asks.every((part) => part.length <= MOST_ASKED));
}
