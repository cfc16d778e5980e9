import { blank } from '../../answer/blank.js';
import { fill } from '../../answer/fill.js';
import type { Answer, Button, Element } from '../../answer/types.js';
import { lastUndoable } from '../../assignments/book.js';
import { sameHolder } from '../../assignments/resolve.js';
import { cross, scopeKey } from '../../assignments/scope.js';
import type { AssignTexts } from '../../assignments/texts.js';
import type { Assignment, Book, Change, Recorded } from '../../assignments/types.js';
import { holderName, type Words } from '../../assignments/words.js';
import type { Knowledge } from '../../knowledge/types.js';

const MOST = { rows: 25, history: 10, items: 10, warnings: 3 } as const;

export interface CardParts {
  readonly knowledge: Knowledge;
  readonly texts: AssignTexts;
  readonly words: Words;
}

const text = (words: string): Element => ({ type: 'text', text: words });
const note = (words: string): Element => ({ type: 'note', text: words });

/** One line about who has what. */
export function lineAnswer(words: string): Answer {
  return blank('assign', [text(words)]);
}

type Entry = Extract<Change, { type: 'set' }>['entries'][number];

/** Who has the very same scope now, and is somebody else. */
function replacedBy({ scope, holder }: Entry, book: Book): Assignment[] {
  return book.assignments.filter(
    (each) => scopeKey(each.scope) === scopeKey(scope) && !sameHolder(each.holder, holder),
  );
}

/** Asks whether a change is to be kept, and says what it would replace and where two would be named. */
export function confirmCard(
  change: Change,
  id: string,
  { book, isFirst }: { readonly book: Book; readonly isFirst: boolean },
  { knowledge, texts, words }: CardParts,
): Answer {
  const { confirm } = texts;
  const elements: Element[] = [];
  let isReplacing = false;
  switch (change.type) {
    case 'set': {
      const names = [...new Set(change.entries.map(({ holder }) => holderName(holder)))];
      const items = change.entries.map(({ scope, holder }) =>
        names.length === 1 ? words.scope(scope) : `${words.scope(scope)}: ${holderName(holder)}`,
      );
      elements.push({ type: 'list', title: fill(confirm.set, { holder: names.join(', ') }), items: shortened(items) });
      const replaced = change.entries.flatMap((entry) =>
        replacedBy(entry, book).map((old) =>
          fill(confirm.replaces, { ...words.assignment(old), new: holderName(entry.holder) }),
        ),
      );
      const crossing = change.entries.flatMap((entry) =>
        book.assignments
          .filter((each) => cross(each.scope, entry.scope, knowledge) && !sameHolder(each.holder, entry.holder))
          .map((each) => fill(confirm.crosses, { other: words.scope(each.scope), holder: holderName(each.holder) })),
      );
      isReplacing = replaced.length > 0;
      elements.push(...warnings(replaced).map(text), ...warnings(crossing).map(note));
      break;
    }
    case 'forget':
      elements.push({ type: 'list', title: confirm.forget, items: shortened(change.scopes.map(words.scope)) });
      break;
    case 'use':
    case 'drop':
      elements.push({
        type: 'list',
        title: confirm[change.type],
        items: shortened(change.services.map(words.service)),
      });
      break;
    case 'undo': {
      const last = lastUndoable(book);
      elements.push({
        type: 'list',
        title: confirm.undo,
        items: last === null ? [] : [historyLine(last, texts, words)],
      });
      break;
    }
    case 'admin':
      break;
  }
  if (isFirst) elements.push(note(confirm.first));
  const button = (label: string, style: Button['style'], command: 'yes' | 'no'): Button => {
    return { label, style, action: { type: 'assign', command, id } };
  };
  return blank('assign', elements, {
    buttons: [
      button(isReplacing ? confirm.replace : confirm.yes, isReplacing ? 'danger' : 'primary', 'yes'),
      button(confirm.no, 'plain', 'no'),
    ],
  });
}

function shortened(items: readonly string[], most: number = MOST.items): string[] {
  const left = items.length - most;
  return left <= 0 ? [...items] : [...items.slice(0, most), `… +${left}`];
}

/** Each once, and how many more there are: a file may replace hundreds. */
function warnings(lines: readonly string[]): string[] {
  return shortened([...new Set(lines)], MOST.warnings);
}

/** What was done, once it is done. `before` is the book as it was. */
export function doneLine(change: Change, before: Book, { texts, words }: CardParts): string {
  const { done } = texts;
  switch (change.type) {
    case 'set': {
      const names = [...new Set(change.entries.map(({ holder }) => holderName(holder)))];
      return fill(done.set, {
        holder: names.join(', '),
        scopes: words.scopes(change.entries.map(({ scope }) => scope)),
      });
    }
    case 'forget':
      return fill(done.forget, { scopes: words.scopes(change.scopes) });
    case 'use':
    case 'drop':
      return fill(done[change.type], { services: words.services(change.services) });
    case 'undo': {
      const last = lastUndoable(before);
      return last === null ? texts.nothingToUndo : fill(done.undo, { what: words.change(last.change) });
    }
    case 'admin':
      return '';
  }
}

/** Who has what, as a table. */
export function listCard({ assignments }: Book, { texts, words }: CardParts): Answer {
  const { list } = texts;
  if (assignments.length === 0) return lineAnswer(list.empty);
  const { columns, any } = list;
  const rows = assignments.slice(0, MOST.rows).map((each) => {
    const { holder, by, date } = words.assignment(each);
    const { service, environment } = each.scope;
    const where = service === null ? any : words.service(service);
    return [words.duty(each.scope), where, environment ?? any, holder, fill(list.set, { by, date })];
  });
  const heads = [columns.duty, columns.service, columns.environment, columns.holder, columns.set];
  const left = assignments.length - rows.length;
  return blank('assign', [
    { type: 'heading', text: list.title },
    { type: 'table', columns: heads, rows },
    ...(left > 0 ? [note(fill(list.more, { count: left }))] : []),
  ]);
}

/** What was changed last, the newest first. */
export function historyCard({ standing }: Book, { texts, words }: CardParts): Answer {
  if (standing.length === 0) return lineAnswer(texts.nothingToUndo);
  const items = standing
    .slice(-MOST.history)
    .reverse()
    .map((each) => historyLine(each, texts, words));
  return blank('assign', [{ type: 'list', title: texts.history.title, items }]);
}

function historyLine({ change, by, at }: Recorded, texts: AssignTexts, words: Words): string {
  return fill(texts.history.line, { date: words.date(at), by: words.person(by), what: words.change(change) });
}

/** The services that the organisation uses. */
export function usedCard({ services }: Book, { texts, words }: CardParts): Answer {
  if (services.length === 0) return lineAnswer(texts.used.empty);
  return blank('assign', [{ type: 'list', title: texts.used.title, items: services.map(words.service) }]);
}
