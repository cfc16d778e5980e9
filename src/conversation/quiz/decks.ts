import * as v from 'valibot';
import { fill } from '../../answer/fill.js';
import type { Button } from '../../answer/types.js';
import type { Knowledge } from '../../knowledge/types.js';
import type { QuizWish } from '../../question/types.js';
import { quizAnswer, whisperCard } from '../../quiz/cards/parts.js';
import { parseDeckCode } from '../../quiz/deck/code.js';
import { type DeckFile, deckName, isDeckFile, readDeck } from '../../quiz/deck/own/read.js';
import type { DeckProblem } from '../../quiz/deck/own/written.js';
import type { Deck } from '../../quiz/deck/types.js';
import { parseDeck } from '../../quiz/events.js';
import type { Play } from '../../quiz/play.js';
import type { QuizTexts } from '../../quiz/texts.js';
import type { DeckStore } from '../../store/types.js';
import type { Quizzes } from '../quiz.js';
import type { Post, Turn } from '../types.js';
import { deckFile } from './files.js';
import { quizForm, readForm } from './form.js';
import { deckByCode, deckFor } from './wish.js';

export interface DecksParts {
  readonly store: DeckStore;
  /** The files in the project's folder of decks. */
  readonly files: () => readonly DeckFile[];
  readonly quizzes: Pick<Quizzes, 'start'>;
  readonly knowledge: Knowledge;
  readonly texts: QuizTexts;
  readonly activity: string;
  readonly newSeed: () => string;
  /** What a text wants of a quiz; null where it does not ask for one. */
  readonly wishIn: (text: string) => QuizWish | null;
}

/** Decks that people wrote, and the form by which any deck is played. */
export interface Decks {
  /** Reads a file that was sent and keeps its deck, or says what to mend. */
  upload(turn: Turn, name: string, text: string | null): Promise<readonly Post[]>;
  /** Plays the deck that a text names. */
  play(turn: Turn, text: string, play: Play): Promise<readonly Post[]>;
  list(turn: Turn): Promise<readonly Post[]>;
  /** Gives a deck as a file: CSV where the text says so, else GIFT. */
  send(turn: Turn, text: string): Promise<readonly Post[]>;
  remove(turn: Turn, text: string): Promise<readonly Post[]>;
  form(turn: Turn): Promise<readonly Post[]>;
  startBy(turn: Turn, values: Readonly<Record<string, string>>): Promise<readonly Post[]>;
}

const SHOWN = { problems: 5, decks: 20 } as const;
const Kept = v.object({ deck: v.unknown() });

/** Joins the readers of decks (src/quiz/deck/own) to the store, the folder of decks and the quizzes. */
export function createDecks(parts: DecksParts): Decks {
  const { store, files, quizzes, knowledge, texts, activity, newSeed, wishIn } = parts;
  const { decks } = texts;
  const whisper = (text: string): Post => ({ kind: 'whisper', answer: whisperCard(text) });
  const reply = (answer: Post['answer']): Post => ({ kind: 'reply', answer, audience: 'asker', card: null });

  /** The deck of this name, or what is wrong with its file. */
  async function find(turn: Turn, name: string): Promise<Deck | readonly Post[]> {
    const kept = v.safeParse(Kept, await store.find(ownerOf(turn), name));
    const uploaded = kept.success ? parseDeck(kept.output.deck) : null;
    if (uploaded !== null) return uploaded;
    const file = files().find((each) => deckName(each.name) === name);
    if (file === undefined) return await unknown(turn, name);
    const reading = readDeck(file, dayOf(turn), texts);
    return reading.ok ? reading.deck : wrong(file.name, reading.problems);
  }

  async function namesFor(turn: Turn): Promise<string[]> {
    const own = await store.names(ownerOf(turn), SHOWN.decks);
    return [...new Set([...own, ...files().map(({ name }) => deckName(name))])].slice(0, SHOWN.decks);
  }

  async function unknown(turn: Turn, name: string): Promise<readonly Post[]> {
    const names = await namesFor(turn);
    return [whisper(names.length === 0 ? decks.none : fill(decks.unknown, { name, names: names.join(', ') }))];
  }

  function wrong(name: string, problems: readonly DeckProblem[]): readonly Post[] {
    const items = problems.slice(0, SHOWN.problems).map((problem) => fill(decks.problem, { ...problem }));
    const left = problems.length - items.length;
    const more = left > 0 ? [fill(decks.more, { count: left })] : [];
    return [reply(quizAnswer([{ type: 'list', title: fill(decks.wrong, { name }), items: [...items, ...more] }]))];
  }

  function nameIn(text: string): string {
    const [, name = ''] = text.match(/\bdeck\s+(?:called\s+|named\s+)?["'“]?([a-z0-9][\w.-]*)/i) ?? [];
    return deckName(name);
  }

  return {
    async upload(turn, name, text) {
      const shown = shownName(name);
      if (text === null || !isDeckFile(name))
        return [reply(whisperCard(fill(text === null ? decks.unread : decks.kinds, { name: shown })))];
      const reading = readDeck({ name, text }, dayOf(turn), texts);
      if (!reading.ok) return wrong(shown, reading.problems);
      const key = deckName(name);
      await store.keep(ownerOf(turn), key, { deck: reading.deck }, turn.at);
      const said = fill(decks.kept, { name: key, questions: reading.deck.questions.length });
      const play: Button = {
        label: decks.play,
        style: 'primary',
        action: { type: 'say', text: fill(decks.sayPlay, { name: key }) },
      };
      return [reply(quizAnswer([{ type: 'text', text: said }], [play]))];
    },

    async play(turn, text, play) {
      const deck = await find(turn, nameIn(text));
      return 'questions' in deck ? await quizzes.start(turn, deck, play) : deck;
    },

    async list(turn) {
      const names = await namesFor(turn);
      if (names.length === 0) return [reply(whisperCard(decks.none))];
      const buttons = names.slice(0, 5).map((name): Button => {
        return { label: name, style: 'plain', action: { type: 'say', text: fill(decks.sayPlay, { name }) } };
      });
      return [
        reply(
          quizAnswer(
            [
              { type: 'list', title: decks.list, items: names },
              { type: 'note', text: decks.how },
            ],
            buttons,
          ),
        ),
      ];
    },

    async send(turn, text) {
      const code = text.split(/\s+/).find((word) => parseDeckCode(word) !== null);
      const deck = code === undefined ? await find(turn, nameIn(text)) : deckByCode(code, knowledge, texts);
      if (deck === null) return [whisper(texts.whispers.noQuestions)];
      return 'questions' in deck ? [deckFile(deck, /\bcsv\b/i.test(text) ? 'csv' : 'gift', texts)] : deck;
    },

    async remove(turn, text) {
      const name = nameIn(text);
      const was = await store.remove(ownerOf(turn), name);
      return was ? [whisper(fill(decks.removed, { name }))] : await unknown(turn, name);
    },

    async form(turn) {
      const form = quizForm(await namesFor(turn), activity, knowledge, texts);
      const open: Button = { label: texts.form.open, style: 'primary', action: { type: 'form', form: 'quiz' } };
      return [{ kind: 'form', form, answer: quizAnswer([{ type: 'text', text: texts.form.instead }], [open]) }];
    },

    async startBy(turn, values) {
      const filled = readForm(values);
      if (filled === null) return [whisper(texts.whispers.stale)];
      const { deck: wanted, count, play } = filled;
      const none = { services: [], families: [], controls: [], groups: [], model: null, level: null, scenario: null };
      const wish: QuizWish = { ...none, count, isTimed: false, seconds: null, discuss: false, anonymous: false };
      let deck: Deck | readonly Post[] | null;
      if (wanted.type === 'own') deck = await find(turn, wanted.name);
      else if (wanted.type === 'scenario')
        deck = deckFor({ ...wish, count: null, scenario: wanted.id }, activity, newSeed(), knowledge, texts);
      else {
        const about = wanted.about === '' ? null : wishIn(fill(texts.form.wish, { about: wanted.about }));
        const asked = {
          ...wish,
          ...about,
          level: wanted.level ?? about?.level ?? null,
          count: count ?? about?.count ?? 8,
        };
        deck = deckFor(asked, activity, newSeed(), knowledge, texts);
      }
      if (deck === null) return [whisper(texts.whispers.noQuestions)];
      if (!('questions' in deck)) return deck;
      return await quizzes.start(turn, { ...deck, questions: deck.questions.slice(0, count ?? undefined) }, play);
    },
  };
}

/** Decks belong to a workspace: whoever is in it may play them. */
function ownerOf({ place }: Turn): string {
  return JSON.stringify([place.channel, place.tenant]);
}

function dayOf({ at }: Turn): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** File names are made by people. */
function shownName(name: string): string {
  return name.replace(/[^\p{L}\p{N} ._-]/gu, '').slice(0, 80) || 'file';
}
