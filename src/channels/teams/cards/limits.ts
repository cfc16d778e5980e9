/** How much of an answer goes into one card. */
export interface Limits {
  /** Rows of a table. */
  readonly rows: number;
  /** Items of a list, sources, rows of a tally. */
  readonly items: number;
  /** Characters of one text. */
  readonly text: number;
}

/** Tried in this order until the card fits. */
export const STEPS: readonly Limits[] = [
  { rows: 100, items: 100, text: 8000 },
  { rows: 50, items: 50, text: 2000 },
  { rows: 20, items: 20, text: 800 },
  { rows: 8, items: 8, text: 300 },
];

/** Teams refuses messages above 100 kB, counted as UTF-16; what stands around the card is not ours to know. */
export const CARD_BYTES = 76_000;

/** The size of a value as JSON, as Teams counts it. */
export function sizeOf(value: unknown): number {
  return JSON.stringify(value).length * 2;
}

/** Cuts a text to at most `length` characters, with a sign that it goes on, and never through a character. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** The first `length` things, and how many were left out. */
export function firstOf<T>(
  things: readonly T[],
  length: number,
): { readonly kept: readonly T[]; readonly left: number } {
  return { kept: things.slice(0, length), left: Math.max(0, things.length - length) };
}
