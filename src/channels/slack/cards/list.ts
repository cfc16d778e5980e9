import type { RichTextBlock, RichTextSection } from '@slack/types';
import { LINES } from '../lines.js';
import { cut, LIMITS } from './limits.js';
import { line, plain, richText } from './rich-text.js';

/** A titled bullet list, shortened where it is too long, which its last line then says. Null when nothing is left. */
export function bulletList(title: string, items: readonly string[]): RichTextBlock | null {
  const bullets = bulletLines(items.filter((item) => item.trim() !== ''));
  if (bullets.length === 0) return null;
  const list = { type: 'rich_text_list' as const, style: 'bullet' as const, elements: bullets };
  return title.trim() === '' ? richText(list) : richText(line(plain(cut(title, LIMITS.header), { bold: true })), list);
}

/** The lines that fit into one list; the last one tells how many are left out. */
function bulletLines(items: readonly string[]): RichTextSection[] {
  const lines: RichTextSection[] = [];
  let room: number = LIMITS.section - LIMITS.header;
  for (const [index, item] of items.entries()) {
    const text = cut(item, LIMITS.listItem);
    const left = items.length - index;
    if (text.length > room || lines.length === LIMITS.listItems) {
      lines.push(line(plain(LINES.more(left), { italic: true })));
      break;
    }
    room -= text.length;
    lines.push(line(plain(text)));
  }
  return lines;
}
