import { Gazetteer } from './gazetteer.js';
import { grammarStem } from './text/stem.js';
import type { Language, Mention, Token } from './types.js';

/** The kinds of question that are known by what is left of them without the words that dress them up. */
export type ShellKind = 'define' | 'classify' | 'list' | 'compare' | 'more';

function spanned(mentions: readonly Mention[]): Set<number> {
  const all = new Set<number>();
  for (const { from, to } of mentions) for (let at = from; at < to; at++) all.add(at);
  return all;
}

/** What else stands in the text. */
interface Beside {
  /** Terms, which never are dress, and names that always are. */
  readonly kept: readonly Mention[];
  readonly dropped: readonly Mention[];
  /** Expressions ("keep intact"), which are dress only as a whole. */
  readonly whole: readonly Mention[];
}

/** The words that only dress a question up (`intents/lexicon/shells.yaml`). */
export class Shells {
  readonly #kinds = new Map<string, Gazetteer>();

  constructor(lists: Language['shells']) {
    for (const [kind, keys] of Object.entries(lists)) {
      const gazetteer = new Gazetteer(grammarStem);
      for (const key of keys) gazetteer.addKeys(key.split(' '), { kind: 'class', id: kind });
      this.#kinds.set(kind, gazetteer);
    }
  }

  /** Tells which tokens dress the question up. */
  cover(tokens: readonly Token[], kind: ShellKind, { kept, dropped, whole }: Beside): (at: number) => boolean {
    const found = spanned(this.#kinds.get(kind)?.find(tokens) ?? []);
    const named = spanned(kept);
    const left = spanned(dropped);
    const isDress = (at: number) => left.has(at) || (found.has(at) && !named.has(at));
    const inside = spanned(whole.filter((mention) => ![...spanned([mention])].every(isDress)));
    return (at) => isDress(at) && !inside.has(at);
  }
}
