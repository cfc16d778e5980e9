import { randomFrom } from '../../random.js';
import type { QuizTexts } from '../../texts.js';
import { readCsv } from './csv.js';
import { readGift } from './gift.js';
import { type DeckReading, failed } from './written.js';
import { readYaml } from './yaml.js';

/** A file as somebody sent it, or as it lies in the folder of decks. */
export interface DeckFile {
  /** With its ending. */
  readonly name: string;
  readonly text: string;
}

/** The name under which a deck is played: letters and digits of the file's name. */
export function deckName(file: string): string {
  const stem = file.replace(/\.\w+$/, '').toLowerCase();
  const name = stem
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return name.slice(0, 40) || 'deck';
}

/** Could a file of this name be a deck? */
export function isDeckFile(name: string): boolean {
  return /\.(csv|tsv|gift|txt|ya?ml)$/i.test(name);
}

/** Reads a deck by the ending of its file: CSV, GIFT (also `.txt`, as Moodle writes it) or YAML. */
export function readDeck({ name, text }: DeckFile, today: string, texts: QuizTexts): DeckReading {
  const title = name.replace(/\.\w+$/, '').slice(0, 100);
  const random = randomFrom(deckName(name));
  const ending = name.toLowerCase().split('.').at(-1);
  switch (ending) {
    case 'csv':
    case 'tsv':
      return readCsv(title, text, today, random);
    case 'gift':
    case 'txt':
      return readGift(title, text, texts, random);
    case 'yaml':
    case 'yml':
      return readYaml(title, text, today, random);
    default:
      return failed(1, `"${name}" is no deck`, 'send a file that ends in .csv, .gift, .txt or .yaml');
  }
}
