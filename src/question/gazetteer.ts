import { words } from './text/tokens.js';
import type { Mention, Named, Token } from './types.js';

/** Most nodes end a name and lead nowhere: a map is made for those that do. */
interface Node {
  next: Map<string, Node> | null;
  named: Named[] | null;
}

/** "buckets" and "bucket" are one word to the gazetteer; acronyms such as "rds" stay, and so does Windows. */
export function singular(word: string): string {
  if (
    word.length <= 4 ||
    word === 'windows' ||
    !word.endsWith('s') ||
    word.endsWith('ss') ||
    word.endsWith('us') ||
    word.endsWith('is')
  )
    return word;
  return word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.slice(0, -1);
}

/** Finds the longest known names in a row of tokens, left to right, without overlap. */
export class Gazetteer {
  readonly #root: Node = { next: null, named: null };
  readonly #key: (word: string) => string;

  /** `key` says which words count as the same: `singular` for names, `stem` for ordinary words. */
  constructor(key: (word: string) => string) {
    this.#key = key;
  }

  /** Adds a phrase; the same phrase may name several things. */
  add(phrase: string, named: Named): void {
    this.addKeys(words(phrase).map(this.#key), named);
  }

  /** Adds a phrase whose words are cut and keyed already (as the compiled language has them). */
  addKeys(keys: readonly string[], named: Named): void {
    let node = this.#root;
    if (keys.length === 0) return;
    for (const key of keys) {
      node.next ??= new Map();
      let next = node.next.get(key);
      if (!next) {
        next = { next: null, named: null };
        node.next.set(key, next);
      }
      node = next;
    }
    node.named ??= [];
    node.named.push(named);
  }

  /** The mentions in `tokens`, each as long as possible. */
  find(tokens: readonly Token[]): Mention[] {
    const mentions: Mention[] = [];
    let from = 0;
    while (from < tokens.length) {
      const found = this.at(tokens, from);
      if (found) {
        mentions.push(found);
        from = found.to;
      } else {
        from++;
      }
    }
    return mentions;
  }

  /** The longest name that begins at `from`. */
  at(tokens: readonly Token[], from: number): Mention | null {
    let node: Node | undefined = this.#root;
    let best: Mention | null = null;
    for (let to = from; to < tokens.length; to++) {
      const token = tokens[to];
      if (!token) break;
      node = node.next?.get(this.#key(token.word));
      if (!node) break;
      if (node.named) best = { from, to: to + 1, named: node.named };
    }
    return best;
  }
}
