import type { CardElement, RichTextBlock, TextRun } from './types.js';

// Nothing to see, and six characters each in JSON.
const CONTROL = /\p{Cc}/gu;

type Look = Omit<TextRun, 'type' | 'text'>;

/** One line of text as it stands; RichTextBlock knows no Markdown, so nothing in it can become markup. */
export function line(...parts: readonly (string | TextRun)[]): RichTextBlock {
  return { type: 'RichTextBlock', inlines: parts.map((part) => (typeof part === 'string' ? run(part) : part)) };
}

/** A piece of a line with its own look. */
export function run(text: string, look: Look = {}): TextRun {
  return { type: 'TextRun', text: text.replace(CONTROL, ' '), ...look };
}

/** A text of several lines: one element a line, as a run of text has no line breaks. */
export function paragraphs(text: string, look: Look = {}): readonly CardElement[] {
  const lines = text.split(/\r?\n/).filter((part) => part.trim() !== '');
  return lines.map((part, index) => ({ ...line(run(part, look)), spacing: index === 0 ? 'default' : 'small' }));
}

/** Says that `left` things are not shown. */
export function more(left: number): readonly CardElement[] {
  return left === 0 ? [] : [{ ...line(run(`… +${left}`, { isSubtle: true })), spacing: 'small' }];
}
