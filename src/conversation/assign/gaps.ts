import { blank } from '../../answer/blank.js';
import { fill } from '../../answer/fill.js';
import type { Answer, Button } from '../../answer/types.js';
import { assignmentsCsv, gapsCsv } from '../../assignments/csv.js';
import { gapsOf } from '../../assignments/gaps.js';
import type { Book } from '../../assignments/types.js';
import type { Post } from '../types.js';
import { type CardParts, lineAnswer } from './cards.js';

const MOST_ROWS = 15;

/** The duties that nobody has, the worst first; all of them as a file where one is asked for. */
export function gapsPosts(book: Book, isFile: boolean, parts: CardParts): readonly Post[] {
  const { texts, knowledge, words } = parts;
  const reply = (answer: Answer): Post => ({ kind: 'reply', answer, audience: 'asker', card: null });
  if (book.services.length === 0) return [reply(lineAnswer(texts.used.empty))];
  const gaps = gapsOf(knowledge, book);
  const used = words.services(book.services);
  if (gaps.length === 0) return [reply(lineAnswer(fill(texts.gaps.none, { services: used })))];
  const title = fill(texts.gaps.title, { count: gaps.length, services: used });
  if (isFile) {
    const text = gapsCsv(gaps, knowledge, words, texts);
    return [{ kind: 'file', file: { name: 'gaps.csv', mime: 'text/csv', text }, answer: lineAnswer(title) }];
  }
  const { duty, customer, shared } = texts.gaps.columns;
  const rows = gaps
    .slice(0, MOST_ROWS)
    .map((gap) => [
      knowledge.controls[gap.control]?.name ?? gap.control,
      words.services(gap.customer),
      words.services(gap.shared),
    ]);
  const left = gaps.length - rows.length;
  const file: Button = { label: texts.gaps.file, style: 'plain', action: { type: 'say', text: texts.gaps.sayFile } };
  const elements: Answer['elements'] = [
    { type: 'heading', text: title },
    { type: 'table', columns: [duty, customer, shared], rows },
    ...(left > 0 ? [{ type: 'note', text: fill(texts.gaps.more, { count: left }) } as const] : []),
    { type: 'note', text: texts.gaps.how },
  ];
  return [reply(blank('assign', elements, { buttons: [file] }))];
}

/** Who has what, as a file for the asker. */
export function exportPosts({ assignments }: Book, { texts, words }: CardParts): readonly Post[] {
  if (assignments.length === 0)
    return [{ kind: 'reply', answer: lineAnswer(texts.list.empty), audience: 'asker', card: null }];
  const text = assignmentsCsv(assignments, words, texts);
  return [
    { kind: 'file', file: { name: 'assignments.csv', mime: 'text/csv', text }, answer: lineAnswer(texts.list.title) },
  ];
}
