import { fill } from '../../answer/fill.js';
import { whisperCard } from '../../quiz/cards/parts.js';
import { writeCsv } from '../../quiz/deck/own/csv.js';
import { writeGift } from '../../quiz/deck/own/gift.js';
import type { Deck } from '../../quiz/deck/types.js';
import { resultsCsv } from '../../quiz/results-csv.js';
import type { SessionState } from '../../quiz/session.js';
import type { QuizTexts } from '../../quiz/texts.js';
import type { Post } from '../types.js';

/** The questions of a deck as a file for whoever asked. */
export function deckFile(deck: Deck, as: 'gift' | 'csv', texts: QuizTexts): Post {
  const name = `${nameOf(deck.title)}.${as}`;
  const answer = whisperCard(fill(texts.whispers.deckFile, { name }));
  return as === 'csv'
    ? { kind: 'file', file: { name, mime: 'text/csv', text: writeCsv(deck) }, answer }
    : { kind: 'file', file: { name, mime: 'text/plain', text: writeGift(deck) }, answer };
}

/** Who took part in a quiz and how they answered, as a file for its host. */
export function resultsFile(state: SessionState, texts: QuizTexts): Post {
  const day = new Date(state.since).toISOString().slice(0, 10);
  const name = `${nameOf(state.setup.deck.title)}-${day}.csv`;
  const file = { name, mime: 'text/csv', text: resultsCsv(state, texts) } as const;
  return { kind: 'file', file, answer: whisperCard(texts.whispers.results) };
}

function nameOf(title: string): string {
  const plain = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return plain.replace(/^-+|-+$/g, '').slice(0, 60) || 'quiz';
}
