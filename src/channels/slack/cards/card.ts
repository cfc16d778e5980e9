import type { KnownBlock } from '@slack/types';
import type { Answer } from '../../../answer/types.js';
import { LINES } from '../lines.js';
import { buttonBlocks } from './buttons.js';
import { elementBlocks } from './elements.js';
import { escapeMarkup } from './escape.js';
import { cut, LIMITS } from './limits.js';

/** A message as Slack takes it. `text` is what notifications and screen readers use, and all there is without blocks. */
export interface Card {
  readonly blocks: KnownBlock[];
  readonly text: string;
  /** The table of which rows were left out, where one was too long. */
  readonly longTable?: Table;
}

type Table = Extract<Answer['elements'][number], { type: 'table' }>;

/** Where a card is shown: modals and App Home have no tables. */
export type Surface = 'message' | 'view';

export interface CardOptions {
  readonly surface?: Surface;
  /** Diagrams are fetched by Slack from `<base>/<scenario>.png`; null where no public address is known. */
  readonly diagramBaseUrl: string | null;
  /** The answer as plain text (src/answer/text.ts). */
  readonly renderText: (answer: Answer) => string;
}

/**
 * An answer as Block Kit. Whatever the answer holds, the card is within Slack's limits: what does not
 * fit is left out (a long part before the small ones after it, so that sources stay), and the card says so. Never throws for the content of an answer.
 */
export function renderCard(answer: Answer, { surface = 'message', diagramBaseUrl, renderText }: CardOptions): Card {
  const buttons = buttonBlocks(answer.buttons, surface);
  const pointer: KnownBlock = { type: 'context', elements: [{ type: 'plain_text', text: LINES.shortened }] };
  const blocks: KnownBlock[] = [];
  let room = LIMITS.message - sizeOf([...buttons, pointer]);
  // No second table fits beside the first; where none is possible all are lists.
  let hasTable = surface === 'view';
  let isShortened = false;
  let longTable: Table | null = null;
  for (const element of answer.elements) {
    const next = elementBlocks(element, { diagramBaseUrl, hasTable });
    const size = sizeOf(next);
    if (element.type === 'table' && !isWhole(element, next)) longTable ??= element;
    if (size > room || blocks.length + next.length + buttons.length + 1 > LIMITS.blocks) {
      isShortened = true;
      if (element.type === 'table') longTable ??= element;
      continue;
    }
    room -= size;
    hasTable ||= next.some((block) => block.type === 'table');
    blocks.push(...next);
  }
  const shown = [...blocks, ...(isShortened ? [pointer] : []), ...buttons];
  return { blocks: shown, text: fallback(renderText(answer)), ...(longTable === null ? {} : { longTable }) };
}

/** Does a table stand there with all its rows? */
function isWhole({ rows }: Table, blocks: readonly KnownBlock[]): boolean {
  const [block] = blocks;
  if (block === undefined) return rows.length === 0;
  const marks = JSON.stringify(block);
  return !rows.some((_, index) => marks.includes(JSON.stringify(LINES.more(rows.length - index))));
}

/** A card that is one line of text. */
export function lineCard(text: string): Card {
  return { blocks: [], text: fallback(text) };
}

/** Escaping makes text longer, so it is shortened first to what surely fits. */
function fallback(text: string): string {
  const escaped = escapeMarkup(text);
  if (text.trim() === '') return LINES.nothing;
  if (escaped.length <= LIMITS.fallback) return escaped;
  const tail = `\n${LINES.shortened}`;
  let length = LIMITS.fallback - tail.length;
  for (;;) {
    const shorter = escapeMarkup(cut(text, length)) + tail;
    if (shorter.length <= LIMITS.fallback) return shorter;
    length = Math.floor(length * 0.8);
  }
}

/** The letters in blocks: texts, cells, links, image descriptions and button values. */
export function sizeOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + sizeOf(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, inner]) => sum + (COUNTED.has(key) && typeof inner === 'string' ? inner.length : sizeOf(inner)),
    0,
  );
}

const COUNTED: ReadonlySet<string> = new Set(['text', 'url', 'image_url', 'alt_text', 'value']);
