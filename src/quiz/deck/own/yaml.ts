import * as v from 'valibot';
import { isMap, isSeq, LineCounter, type ParsedNode, parseDocument } from 'yaml';
import type { Random } from '../../random.js';
import { type DeckProblem, type DeckReading, deckOf, failed, isAddress, LIMITS, type Written } from './written.js';

const text = v.pipe(v.string(), v.trim());
const Wrong = v.union([text, v.strictObject({ option: text, why: v.optional(text) })]);
const Question = v.strictObject({
  question: text,
  right: text,
  wrong: v.array(Wrong),
  reason: v.optional(text, ''),
  source: v.optional(text, ''),
  url: v.optional(text, ''),
  discuss: v.optional(text, ''),
});
const Whole = v.strictObject({ title: v.optional(v.pipe(text, v.nonEmpty())), questions: v.array(v.unknown()) });
const KEYS = Object.keys(Question.entries).join(', ');
const SHAPE = `write a title and, under "questions:", a list of questions with ${KEYS}`;

/**
 * Reads a deck that an educator wrote as YAML: `title`, and `questions` with `question`, `right`, `wrong` (a list of
 * options, or of `option` and `why`) and, where wanted, `reason`, `source`, `url` and `discuss`.
 *
 * @param title used where the file has none
 * @param today the day to be said of sources, YYYY-MM-DD
 */
export function readYaml(title: string, file: string, today: string, random: Random): DeckReading {
  if (file.length > LIMITS.file) return failed(1, 'the file is too large', `keep it below ${LIMITS.file} characters`);
  const lines = new LineCounter();
  const document = parseDocument(file, { lineCounter: lines });
  const [error] = document.errors;
  if (error !== undefined) {
    const [what = ''] = error.message.split(' at line');
    return failed(error.linePos?.[0].line ?? 1, what, 'put texts that hold ": " or "#" in quotes');
  }
  // Aliases by the thousand would make a small file a large one.
  const whole = v.safeParse(Whole, document.toJS({ maxAliasCount: 20 }));
  if (!whole.success) return failed(1, `this is no deck: ${pathOf(whole.issues[0])}`, SHAPE);
  const list = isMap(document.contents) ? document.contents.get('questions', true) : null;
  const nodes: readonly unknown[] = isSeq(list) ? list.items : [];
  const problems: DeckProblem[] = [];
  const written = whole.output.questions.flatMap((raw, index): Written[] => {
    const line = lineOf(nodes[index], lines);
    const read = v.safeParse(Question, raw);
    if (!read.success) {
      problems.push({ line, what: `the question is wrong: ${pathOf(read.issues[0])}`, mend: `it has ${KEYS}` });
      return [];
    }
    return [writtenOf(read.output, line, today, problems)];
  });
  return deckOf(whole.output.title ?? title, written, problems, random);
}

function writtenOf(
  { question, right, wrong, reason, source, url, discuss }: v.InferOutput<typeof Question>,
  line: number,
  today: string,
  problems: DeckProblem[],
): Written {
  if (url !== '' && !isAddress(url)) {
    problems.push({ line, what: `"${url}" is no web address`, mend: 'write it in full, with https://' });
  }
  return {
    line,
    text: question,
    right,
    wrong: wrong.map((each) =>
      typeof each === 'string' ? { label: each, why: null } : { label: each.option, why: each.why ?? null },
    ),
    because: reason,
    source: url === '' ? null : { title: source || url, publisher: '', url, checked: today },
    discuss: discuss || null,
  };
}

function lineOf(node: unknown, lines: LineCounter): number {
  const range = typeof node === 'object' && node !== null && 'range' in node ? (node as ParsedNode).range : null;
  return range === null || range === undefined ? 1 : lines.linePos(range[0]).line;
}

function pathOf(issue: v.BaseIssue<unknown>): string {
  const path = (issue.path ?? []).map(({ key }) => String(key)).join('.');
  return path === '' ? issue.message : `${path}: ${issue.message}`;
}
