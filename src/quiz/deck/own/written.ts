import type { Source } from '../../../knowledge/types.js';
import { type Random, shuffled } from '../../random.js';
import type { Deck, QuizQuestion } from '../types.js';

/** A question as an educator wrote it. */
export interface Written {
  /** Where it begins in the file, counted from 1. */
  readonly line: number;
  readonly text: string;
  readonly right: string;
  readonly wrong: readonly { readonly label: string; readonly why: string | null }[];
  /** Why the right option is right; may be empty. */
  readonly because: string;
  readonly source: Source | null;
  readonly discuss: string | null;
}

/** What is wrong with a file, where, and what to do about it. */
export interface DeckProblem {
  readonly line: number;
  readonly what: string;
  readonly mend: string;
}

/** A deck, or the problems of its file: never both. */
export type DeckReading =
  | { readonly ok: true; readonly deck: Deck }
  | { readonly ok: false; readonly problems: readonly DeckProblem[] };

/** What the cards of all channels can hold. A label goes on a button. */
export const LIMITS = { file: 300_000, questions: 100, text: 600, label: 75, wrong: 5, reason: 1000 } as const;

/** Checks what was read of a file and makes a deck of it. Options stand in an order that the seed decides. */
export function deckOf(
  title: string,
  written: readonly Written[],
  problems: readonly DeckProblem[],
  random: Random,
): DeckReading {
  const all = [...problems, ...written.flatMap(problemsOf)].sort((a, b) => a.line - b.line);
  if (written.length === 0 && all.length === 0) {
    all.push({ line: 1, what: 'the file has no questions', mend: 'write at least one' });
  }
  if (written.length > LIMITS.questions) {
    const mend = `split it into files of ${LIMITS.questions} at the most`;
    all.push({ line: 1, what: `the file has ${written.length} questions`, mend });
  }
  if (all.length > 0) return { ok: false, problems: all };
  const questions = written.map((each, index) => questionOf(each, index, random));
  const deck = { id: 'own', title, description: title, diagram: null, questions, takeaways: [] };
  return { ok: true, deck };
}

function questionOf(
  { text, right, wrong, because, source, discuss }: Written,
  index: number,
  random: Random,
): QuizQuestion {
  const options = shuffled([{ label: right, why: null }, ...wrong], random);
  const ids = options.map((option, at) => ({ id: `o${at}`, ...option }));
  return {
    id: `own:${index + 1}`,
    kind: 'written',
    text,
    options: ids,
    right: ids.find(({ label }) => label === right)?.id ?? '',
    owner: null,
    duty: text,
    about: null,
    because,
    aws: [],
    customer: [],
    sources: source === null ? [] : [source],
    discuss,
  };
}

function problemsOf({ line, text, right, wrong, because }: Written): DeckProblem[] {
  const labels = [right, ...wrong.map(({ label }) => label)];
  const long = labels.find((label) => label.length > LIMITS.label);
  const twice = labels.find((label, index) => labels.findIndex((each) => same(each, label)) < index);
  const found: [boolean, string, string][] = [
    [text === '', 'the question has no text', 'write what is asked'],
    [text.length > LIMITS.text, `the question has ${text.length} characters`, `keep it to ${LIMITS.text}`],
    [right === '', 'no option is right', 'write one right option'],
    [wrong.length === 0, 'there is no wrong option', 'write one to five'],
    [wrong.length > LIMITS.wrong, `there are ${wrong.length} wrong options`, `keep the best ${LIMITS.wrong}`],
    [labels.slice(1).includes(''), 'an option is empty', 'write it or take it out'],
    [long !== undefined, `the option "${long}" is too long for a button`, `keep it to ${LIMITS.label} characters`],
    [twice !== undefined && twice !== '', `the option "${twice}" stands there twice`, 'change one of them'],
    [because.length > LIMITS.reason, 'the reason is too long', `keep it to ${LIMITS.reason} characters`],
  ];
  return found.flatMap(([isWrong, what, mend]) => (isWrong ? [{ line, what, mend }] : []));
}

function same(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

/** A file that cannot be read at all. */
export function failed(line: number, what: string, mend: string): DeckReading {
  return { ok: false, problems: [{ line, what, mend }] };
}

export function isAddress(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
}
