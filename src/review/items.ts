import type { FeedbackKind, Kept } from '../store/types.js';

/** One text, however often it was kept. */
export interface Item {
  readonly text: string;
  readonly counts: Readonly<Record<FeedbackKind, number>>;
  /** The readings that were picked when the bot asked back, the most frequent first. */
  readonly picked: readonly string[];
  /** What it was answered with when somebody voted it down, the most frequent first. */
  readonly voted: readonly string[];
  /** What was wrong with it, in the words of those who voted, the most frequent first. */
  readonly reasons: readonly string[];
  /** When it was kept last, in milliseconds since 1970. */
  readonly at: number;
}

/** A pick follows a question that was asked back, and a good vote is none of our troubles: neither counts. */
const TROUBLES = ['unanswered', 'asked-back', 'down'] as const;
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}]+/gu;

/** How often a text got no good answer. */
export function troublesOf({ counts }: Item): number {
  return TROUBLES.reduce((sum, kind) => sum + counts[kind], 0);
}

/** Puts together what was kept of the same text (but for case and punctuation); leaves out texts without a trouble. */
export function itemsOf(kept: readonly Kept[]): Item[] {
  const byText = new Map<string, Kept[]>();
  for (const entry of kept) {
    const key = entry.text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    byText.set(key, [...(byText.get(key) ?? []), entry]);
  }
  return [...byText.values()].map(itemOf).filter((item) => troublesOf(item) > 0);
}

function itemOf(entries: readonly Kept[]): Item {
  const counts = { unanswered: 0, 'asked-back': 0, picked: 0, up: 0, down: 0, reason: 0 };
  for (const { kind } of entries) counts[kind] += 1;
  const details = (wanted: FeedbackKind) =>
    entries.flatMap(({ kind, detail }) => (kind === wanted && detail !== '' ? [printable(detail)] : []));
  return {
    text: printable(byCount(entries.map(({ text }) => text).sort())[0] ?? ''),
    counts,
    picked: byCount(details('picked')),
    voted: byCount(details('down')),
    reasons: byCount(details('reason')),
    at: Math.max(...entries.map(({ at }) => at)),
  };
}

/** Each of several words once, the most frequent first. */
export function byCount(words: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([word]) => word);
}

/** What was typed may hold signs that move the cursor of a terminal. */
const printable = (text: string) => text.replaceAll(UNPRINTABLE, ' ').trim();
