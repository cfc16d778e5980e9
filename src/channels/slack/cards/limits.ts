/**
 * What Slack accepts in one message. Over any of these it refuses the whole message, so everything
 * is shortened to fit before it is sent.
 */
export const LIMITS = {
  blocks: 50,
  viewBlocks: 100,
  header: 150,
  /** One section's or one rich-text element's text. */
  section: 3000,
  /** One small-print text. */
  note: 2000,
  buttonText: 75,
  buttonValue: 2000,
  buttons: 25,
  altText: 2000,
  imageUrl: 3000,
  tableRows: 100,
  tableColumns: 20,
  /** All cells of a table together; Slack's own bound is 10,000. */
  tableText: 6000,
  cell: 500,
  listItem: 600,
  listItems: 60,
  sources: 10,
  tallyRows: 25,
  /**
   * All text of a message together. Slack documents no bound; messages are refused from about 13,200
   * characters, and apps with many rich-text blocks saw it at 11,300.
   */
  message: 11_000,
  /** The part of `message` that buttons may take with their hidden values. */
  allButtons: 5000,
  /** The `text` beside the blocks; over 4,000 Slack may split it. */
  fallback: 3900,
} as const;

const ELLIPSIS = '…';

/**
 * Shortens to at most `max` UTF-16 units, the last of which is then an ellipsis; never cuts an emoji
 * or another surrogate pair in half.
 */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const end = max - ELLIPSIS.length;
  const last = text.charCodeAt(end - 1);
  const splitsPair = last >= 0xd800 && last <= 0xdbff;
  return text.slice(0, splitsPair ? end - 1 : end) + ELLIPSIS;
}
