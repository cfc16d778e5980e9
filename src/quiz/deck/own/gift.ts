import { type GIFTQuestion, parse } from 'gift-pegjs';
import type { Random } from '../../random.js';
import type { QuizTexts } from '../../texts.js';
import type { Deck, QuizQuestion } from '../types.js';
import { type DeckProblem, type DeckReading, deckOf, LIMITS, type Written } from './written.js';

interface Block {
  readonly line: number;
  readonly text: string;
}

/** Reads a deck from Moodle's GIFT: multiple choice with one right answer, and true or false. */
export function readGift(title: string, text: string, texts: QuizTexts, random: Random): DeckReading {
  if (text.length > LIMITS.file) {
    const mend = `keep it below ${LIMITS.file} characters`;
    return { ok: false, problems: [{ line: 1, what: 'the file is too large', mend }] };
  }
  const written: Written[] = [];
  const problems: DeckProblem[] = [];
  for (const block of blocksOf(text)) {
    const read = parsed(block);
    if ('what' in read) problems.push(read);
    else for (const question of read.questions) sort(writtenOf(question, block.line, texts), written, problems);
  }
  return deckOf(title, written, problems, random);
}

/** Writes a deck as GIFT, reasons as feedback. */
export function writeGift({ questions }: Deck): string {
  return questions.map((question, index) => `${giftOf(question, index)}\n`).join('\n');
}

function giftOf({ text, options, right, because, sources }: QuizQuestion, index: number): string {
  const lines = options.map(({ id, label, why }) => {
    return `  ${id === right ? '=' : '~'}${escaped(label)}${why === null ? '' : `#${escaped(why)}`}`;
  });
  const reason = [because, ...sources.map(({ title, url }) => `${title} ${url}`.trim())].filter((part) => part !== '');
  const feedback = reason.length === 0 ? [] : [`  ####${escaped(reason.join('\n'))}`];
  return [`::Q${index + 1}::${escaped(text)} {`, ...lines, ...feedback, '}'].join('\n');
}

/** GIFT's signs stand behind a backslash, but its arrow cannot be written so; a blank line would end the question, so ends of lines are written out. */
function escaped(text: string): string {
  return text
    .trim()
    .replaceAll('->', '→')
    .replace(/[\\~=#{}:]/g, (sign) => `\\${sign}`)
    .replace(/\s*\r?\n\s*/g, '\\n');
}

/** Questions are parted by blank lines; comments are left out, and lines counted on. */
function blocksOf(text: string): Block[] {
  const blocks: { line: number; lines: string[] }[] = [];
  let isInside = false;
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const isBlank = line.trim() === '';
    if (!isBlank && !isInside) blocks.push({ line: index + 1, lines: [] });
    isInside = !isBlank;
    if (!isBlank) blocks.at(-1)?.lines.push(line.trimStart().startsWith('//') ? '' : line);
  }
  return blocks
    .filter(({ lines }) => lines.some((line) => line !== ''))
    .map(({ line, lines }) => {
      const skipped = lines.findIndex((each) => each !== '');
      return {
        line: line + skipped,
        text: lines
          .slice(skipped)
          .filter((each) => each !== '')
          .join('\n'),
      };
    });
}

function parsed({ line, text }: Block): DeckProblem | { readonly questions: readonly GIFTQuestion[] } {
  try {
    return { questions: parse(`${text}\n`) };
  } catch (error) {
    const at = locationOf(error);
    if (at === null) throw error;
    const mend = 'write: question {=right ~wrong ~wrong}, with \\ before each of ~ = # { } : in the text';
    return { line: line + at - 1, what: 'this is not GIFT', mend };
  }
}

/** The parser throws errors of a class of its own, which tell the line. */
function locationOf(error: unknown): number | null {
  if (!(error instanceof Error) || !('location' in error)) return null;
  const { location } = error as { location?: { start?: { line?: number } } };
  return location?.start?.line ?? 1;
}

function sort(read: Written | DeckProblem | null, written: Written[], problems: DeckProblem[]): void {
  if (read === null) return;
  if ('what' in read) problems.push(read);
  else written.push(read);
}

function writtenOf(question: GIFTQuestion, line: number, { deck }: QuizTexts): Written | DeckProblem | null {
  switch (question.type) {
    case 'Category':
      return null;
    case 'TF': {
      const { stem, isTrue, globalFeedback } = question;
      const [right, wrong] = isTrue ? [deck.isTrue, deck.isFalse] : [deck.isFalse, deck.isTrue];
      const because = globalFeedback?.text ?? '';
      return {
        line,
        text: stem.text.trim(),
        right,
        wrong: [{ label: wrong, why: null }],
        because,
        source: null,
        discuss: null,
      };
    }
    case 'MC': {
      const { stem, choices, globalFeedback } = question;
      const rights = choices.filter(({ isCorrect }) => isCorrect);
      if (rights.length !== 1 || choices.some(({ weight }) => weight !== null && weight !== 0)) {
        const mend = 'mark one option with = and the others with ~, without percentages';
        return { line, what: 'not exactly one option is right', mend };
      }
      const [right] = rights;
      const because = [right?.feedback?.text, globalFeedback?.text].filter((part) => part !== undefined).join(' ');
      return {
        line,
        text: stem.text.trim(),
        right: right?.text.text.trim() ?? '',
        wrong: choices
          .filter(({ isCorrect }) => !isCorrect)
          .map(({ text, feedback }) => ({ label: text.text.trim(), why: feedback?.text.trim() ?? null })),
        because: because.trim(),
        source: null,
        discuss: null,
      };
    }
    case 'Description':
    case 'Numerical':
    case 'Short':
    case 'Essay':
    case 'Matching':
      return {
        line,
        what: `a question of the kind "${question.type}" cannot be voted on`,
        mend: 'write it as multiple choice, {=right ~wrong}, or as {TRUE} or {FALSE}',
      };
  }
}
