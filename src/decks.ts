import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DeckFile, isDeckFile } from './quiz/deck/own/read.js';

/** What is larger than any deck is not read into memory. */
const MOST = 1_000_000;

/** The decks that lie in the project's folder, by their files' names; none where there is no folder. */
export function readDeckFiles(): DeckFile[] {
  // The same place from src/ and from dist/.
  const folder = fileURLToPath(new URL('../decks/', import.meta.url));
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => isDeckFile(name) && statSync(join(folder, name)).size <= MOST)
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}
