import { blank } from '../../answer/blank.js';
import { fill } from '../../answer/fill.js';
import type { Action, Answer } from '../../answer/types.js';
import { lastUndoable } from '../../assignments/book.js';
import { sameHolder } from '../../assignments/resolve.js';
import { scopeKey } from '../../assignments/scope.js';
import type { AssignTexts } from '../../assignments/texts.js';
import type { Assignment, Book, Change, Recorded } from '../../assignments/types.js';
import { holderName, wordsFor } from '../../assignments/words.js';
import type { Knowledge } from '../../knowledge/types.js';
import type { AssignWish } from '../../question/assign-wish.js';
import type { Understand } from '../../question/understand.js';
import type { AssignmentStore, ContextStore } from '../../store/types.js';
import type { Post, Turn } from '../types.js';
import { ownerOf } from './asked.js';
import { callsIn } from './calls.js';
import { confirmCard, doneLine, historyCard, lineAnswer, listCard, usedCard } from './cards.js';
import { holderFrom } from './holder.js';
import { type Answered, withOurs } from './ours.js';
import { proposalsIn, touchedBy } from './proposal.js';
import { createBookKeeper, type Page } from './record.js';
import { roleOf } from './roles.js';

export interface AssigningParts {
  readonly store: AssignmentStore;
  readonly contexts: ContextStore;
  readonly knowledge: Knowledge;
  readonly texts: AssignTexts;
  /** How an owner is called ("AWS", "You"). */
  readonly owners: Readonly<Record<string, string>>;
  /** The ids of people that the setting ADMINS names. */
  readonly admins: readonly string[];
  readonly newId: () => string;
  readonly understand: Understand;
}

type Pressed = Extract<Action, { type: 'assign' }>;

/** Who of the organisation does what: said, confirmed, asked. */
export interface Assigning {
  /** Answers what is said or asked of our own teams; nothing is kept before somebody has pressed Yes. */
  talk(turn: Turn, wish: AssignWish): Promise<readonly Post[]>;
  press(turn: Turn, action: Pressed): Promise<readonly Post[]>;
  /** Reads a file of assignments and asks whether to keep them, or says what to mend. */
  upload(turn: Turn, name: string, text: string): Promise<readonly Post[]>;
  /** The answers of a turn, each with who of the organisation does it. */
  add(turn: Turn, answered: Answered): Promise<readonly Answer[]>;
}

const reply = (answer: Answer): Post => ({ kind: 'reply', answer, audience: 'asker', card: null });
const whisper = (words: string): Post => ({ kind: 'whisper', answer: lineAnswer(words) });
const cardOf = (id: string) => `assign:${id}`;

export function createAssigning(parts: AssigningParts): Assigning {
  const { knowledge, texts } = parts;
  const words = wordsFor(knowledge, texts);
  const cards = { knowledge, texts, words };
  const keeper = createBookKeeper(parts.store);
  const proposals = proposalsIn(parts.contexts, parts.newId);
  const calls = callsIn(parts.contexts);

  function notAdmin({ admins }: Book): Post {
    const names = admins.flatMap(({ name }) => name ?? []);
    return whisper(names.length === 0 ? texts.notAdminSettings : fill(texts.notAdmin, { admins: names.join(', ') }));
  }

  async function propose(turn: Turn, change: Change, page: Page): Promise<readonly Post[]> {
    const role = roleOf(turn, page.book, parts.admins);
    if (role === 'no') return [notAdmin(page.book)];
    const owner = ownerOf(turn.place);
    const id = await proposals.keep(
      owner,
      { change, by: turn.speaker.id, stood: touchedBy(change, page.book) },
      turn.at,
    );
    const answer = confirmCard(change, id, { book: page.book, isFirst: role === 'first' }, cards);
    return [{ kind: 'reply', answer, audience: 'asker', card: cardOf(id) }];
  }

  /** The change that a sentence asks for, or the line that says why there is none. */
  function wanted(turn: Turn, wish: AssignWish, { book }: Page): Change | string {
    switch (wish.command) {
      case 'use':
      case 'drop':
        return { type: wish.command, services: wish.services };
      case 'undo':
        return lastUndoable(book) === null ? texts.nothingToUndo : { type: 'undo' };
      case 'set':
      case 'forget':
        break;
      default:
        return texts.kept;
    }
    const { scopes, duty } = wish;
    const mentioned = turn.input.type === 'text' ? (turn.input.mentioned ?? []) : [];
    const holder = wish.holder === null ? null : holderFrom(wish.holder, mentioned);
    if (scopes.length === 0) return fill(texts.noDuty, { duty: duty.slice(0, 100) });
    if (wish.holder !== null && holder === null) return texts.kept;
    if (wish.command === 'set')
      return holder === null ? texts.kept : { type: 'set', entries: scopes.map((scope) => ({ scope, holder })) };
    const keys = new Set(scopes.map(scopeKey));
    const there = book.assignments.filter(({ scope }) => keys.has(scopeKey(scope)));
    const [first] = there;
    if (first === undefined) return fill(texts.noneThere, { scopes: words.scopes(scopes) });
    const theirs = there.filter((each) => holder === null || sameHolder(each.holder, holder));
    if (theirs.length === 0)
      return fill(texts.notTheirs, { ...words.assignment(first), named: wish.holder ?? texts.somebody });
    return { type: 'forget', scopes: theirs.map(({ scope }) => scope) };
  }

  async function talk(turn: Turn, wish: AssignWish): Promise<readonly Post[]> {
    const page = await keeper.read(ownerOf(turn.place));
    switch (wish.command) {
      case 'list':
        return [reply(listCard(page.book, cards))];
      case 'history':
        return [reply(historyCard(page.book, cards))];
      case 'used':
        return [reply(usedCard(page.book, cards))];
      case 'gaps':
      case 'export': {
        const { exportPosts, gapsPosts } = await import('./gaps.js');
        return wish.command === 'gaps' ? gapsPosts(page.book, wish.isFile, cards) : exportPosts(page.book, cards);
      }
      default: {
        if (roleOf(turn, page.book, parts.admins) === 'no') return [notAdmin(page.book)];
        const change = wanted(turn, wish, page);
        return typeof change === 'string' ? [whisper(change)] : await propose(turn, change, page);
      }
    }
  }

  async function decide(turn: Turn, { command, id }: Pressed): Promise<readonly Post[]> {
    const owner = ownerOf(turn.place);
    const proposal = await proposals.find(owner, id, turn.at);
    if (proposal === null) return [whisper(texts.stale)];
    const { book, last } = await keeper.read(owner);
    const role = roleOf(turn, book, parts.admins);
    const isAllowed = role === 'yes' || (role === 'first' && proposal.by === turn.speaker.id);
    if (!isAllowed) return [notAdmin(book)];
    const told = (line: string): readonly Post[] => [{ kind: 'update', answer: lineAnswer(line), card: cardOf(id) }];
    await proposals.close(owner, id, turn.at);
    if (command === 'no') return told(texts.kept);
    // It takes back or replaces what its card names and nothing else.
    if (proposal.stood !== touchedBy(proposal.change, book)) return told(texts.changed);
    const by = { id: turn.speaker.id, name: turn.speaker.name };
    const record = (change: Change): Recorded => ({ change, by, at: turn.at });
    const admin: Recorded[] = role === 'first' ? [record({ type: 'admin', person: by })] : [];
    // Where two press at once, only one of them undoes, or is the first admin.
    const isOnlyNow = role === 'first' || proposal.change.type === 'undo';
    if (!(await keeper.add(owner, [...admin, record(proposal.change)], isOnlyNow ? last : null)))
      return told(isOnlyNow ? texts.changed : texts.busy);
    return told(doneLine(proposal.change, book, cards));
  }

  /** Calls who has a scope, in front of all, because somebody pressed for it. */
  async function notify(turn: Turn, id: string): Promise<readonly Post[]> {
    const { book } = await keeper.read(ownerOf(turn.place));
    const found: Assignment | undefined = book.assignments.find(({ scope }) => scopeKey(scope) === id);
    if (found === undefined || found.holder.kind === 'text' || found.holder.id === null)
      return [whisper(texts.notThere)];
    const scope = words.scope(found.scope);
    if (!(await calls.isFirst(turn, id))) return [whisper(fill(texts.notifiedAlready, { scope }))];
    const { name } = turn.speaker;
    const said = name === null ? fill(texts.notifiedSomebody, { scope }) : fill(texts.notified, { asker: name, scope });
    const mention = { kind: found.holder.kind, id: found.holder.id };
    const answer = blank('assign', [{ type: 'mention', mention, name: holderName(found.holder), text: said }]);
    return [{ kind: 'reply', answer, audience: 'everyone', card: null }];
  }

  async function upload(turn: Turn, name: string, text: string): Promise<readonly Post[]> {
    const page = await keeper.read(ownerOf(turn.place));
    if (roleOf(turn, page.book, parts.admins) === 'no') return [notAdmin(page.book)];
    const { changeFrom } = await import('./upload.js');
    const change = changeFrom(name, text, cards, parts.understand);
    return 'type' in change ? await propose(turn, change, page) : [reply(change)];
  }

  return {
    talk,
    upload,
    press: (turn, action) => (action.command === 'notify' ? notify(turn, action.id) : decide(turn, action)),
    async add(turn, answered) {
      const { book } = await keeper.read(ownerOf(turn.place));
      return withOurs(answered, book, { ...cards, owners: parts.owners });
    },
  };
}
