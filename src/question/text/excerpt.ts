/** What is read of a long message: its beginning and, since questions stand at the end, more of its end. */
const FIRST = 1_000;
const LAST = 1_400;

/**
 * The part of a text that is read, cut between words: all of a text of ordinary length, the beginning and the end of a
 * longer one. It bounds the time that any message can take.
 */
export function excerpt(text: string): string {
  if (text.length <= FIRST + LAST) return text;
  const first = text.slice(0, FIRST).replace(/\S*$/u, '');
  const last = text.slice(-LAST).replace(/^\S*/u, '');
  // One endless word has no place to cut at.
  return `${first.trim()}\n${last.trim()}`.trim() || text.slice(0, FIRST);
}
