import { Parser } from 'htmlparser2';

const BLOCKS = new Set(['p', 'div', 'br', 'li', 'tr', 'blockquote', 'h1', 'h2', 'h3', 'pre']);
/** Not what the message says: the message it answers, and pictures of a card. */
const SKIPPED = new Set(['blockquote', 'attachment', 'style', 'script']);

/** The words of a message that Teams gives as HTML, one line a paragraph; a quoted message is left out. */
export function plainOf(html: string): string {
  let text = '';
  let skipped = 0;
  const parser = new Parser({
    onopentag: (name) => {
      if (SKIPPED.has(name)) skipped += 1;
      if (BLOCKS.has(name)) text += '\n';
    },
    onclosetag: (name) => {
      if (SKIPPED.has(name)) skipped -= 1;
      if (BLOCKS.has(name)) text += '\n';
    },
    ontext: (words) => {
      if (skipped === 0) text += words;
    },
  });
  parser.end(html);
  return text
    .replace(/\u00a0/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
    .trim();
}
