import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Replies } from './conversation/replies.js';
import type { Knowledge } from './knowledge/types.js';
import type { Language } from './question/types.js';

export interface Data {
  readonly knowledge: Knowledge;
  /** Reads the compiled words. What is built from them is half the size: they are not to be kept. */
  readonly readLanguage: () => Language;
  readonly replies: Replies;
}

/** What the build makes is not there; the message says how to make it. */
export class MissingDataError extends Error {
  override readonly name = 'MissingDataError';
}

/**
 * Reads the compiled facts and reply texts, and says how to read the words.
 *
 * @throws MissingDataError when the project was not built.
 */
export function readData(): Data {
  // Our own build checked each when it wrote it.
  return {
    knowledge: readKnowledge(),
    readLanguage: () => read('language.json') as Language,
    replies: read('replies.json') as Replies,
  };
}

/**
 * Reads the compiled facts alone.
 *
 * @throws MissingDataError when the project was not built.
 */
export function readKnowledge(): Knowledge {
  return read('knowledge.json') as Knowledge;
}

function read(name: string): unknown {
  // The same place from src/ and from dist/.
  const path = fileURLToPath(new URL(`../dist/${name}`, import.meta.url));
  if (!existsSync(path)) throw new MissingDataError(`dist/${name} is not there: run \`npm run build\`.`);
  return JSON.parse(readFileSync(path, 'utf8'));
}
