import type { RichTextBlock, RichTextBlockElement, RichTextElement, RichTextSection } from '@slack/types';
import { cut, LIMITS } from './limits.js';

/** Text that Slack shows letter by letter: no markup in it means anything. Slack refuses an empty one. */
export function plain(text: string, style?: { bold?: boolean; italic?: boolean }): RichTextElement {
  const shown = text === '' ? ' ' : cut(text, LIMITS.section);
  return style ? { type: 'text', text: shown, style } : { type: 'text', text: shown };
}

/** A link, where `url` is a web address that Slack takes; else its label as plain text. */
export function link(url: string, label: string): RichTextElement {
  return isWebAddress(url) ? { type: 'link', url, text: label.trim() === '' ? url : label } : plain(label);
}

export function line(...elements: RichTextElement[]): RichTextSection {
  return { type: 'rich_text_section', elements };
}

export function richText(...elements: RichTextBlockElement[]): RichTextBlock {
  return { type: 'rich_text', elements };
}

function isWebAddress(url: string): boolean {
  return url.length <= LIMITS.imageUrl && /^https?:\/\//i.test(url) && URL.canParse(url);
}
