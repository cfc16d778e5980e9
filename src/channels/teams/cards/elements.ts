import type { Element } from '../../../answer/types.js';
import { firstOf, type Limits, shorten } from './limits.js';
import { escapeMarkdown } from './markdown.js';
import { ownerHeadline } from './owner.js';
import { table } from './table.js';
import { tally } from './tally.js';
import { line, more, paragraphs, run } from './text.js';
import type { CardElement } from './types.js';

/** One element of an answer as elements of a card. */
export function renderElement(element: Element, limits: Limits, diagramBaseUrl: string | null): readonly CardElement[] {
  switch (element.type) {
    case 'owner':
      return [ownerHeadline(element, limits)];
    case 'heading':
      return heading(shorten(element.text, limits.text));
    case 'text':
      return paragraphs(shorten(element.text, limits.text));
    case 'note':
      return paragraphs(shorten(element.text, limits.text), { size: 'small', isSubtle: true });
    case 'deadline':
      return deadline(element, limits);
    case 'mention':
      return paragraphs(shorten(`${element.name}: ${element.text}`, limits.text));
    case 'diagram':
      return diagram(element, limits, diagramBaseUrl);
    case 'list':
      return list(element, limits);
    case 'table':
      return table(element, limits);
    case 'tally':
      return tally(element, limits);
    case 'sources':
      return sources(element, limits);
    case 'link':
      return [line(run(shorten(element.label, limits.text), opening(element.url)))];
  }
}

/** The picture where it can be fetched, else the words that say all of it. */
function diagram(
  { scenario, alt }: Extract<Element, { type: 'diagram' }>,
  limits: Limits,
  baseUrl: string | null,
): readonly CardElement[] {
  const altText = shorten(alt, limits.text);
  // Teams loads no picture that is not encrypted on its way.
  if (baseUrl === null || !baseUrl.startsWith('https:')) return paragraphs(altText);
  return [
    { type: 'Image', url: `${baseUrl}/${encodeURIComponent(scenario)}.png`, altText, msteams: { allowExpand: true } },
  ];
}

/** Teams tells the time in each reader's own zone, without seconds. */
function deadline({ until, text }: Extract<Element, { type: 'deadline' }>, limits: Limits): readonly CardElement[] {
  const at = new Date(until).toISOString().replace(/\.\d+Z$/, 'Z');
  const words = escapeMarkdown(shorten(text, limits.text));
  return [{ type: 'TextBlock', text: `⏱ ${words} ({{TIME(${at})}})`, wrap: true }];
}

function heading(text: string): readonly CardElement[] {
  const escaped = escapeMarkdown(text);
  if (escaped === '') return [];
  return [{ type: 'TextBlock', text: escaped, style: 'heading', size: 'medium', weight: 'bolder', wrap: true }];
}

function list(element: Extract<Element, { type: 'list' }>, limits: Limits): readonly CardElement[] {
  const { kept, left } = firstOf(element.items, limits.items);
  const items: readonly CardElement[] = kept.map((item) => ({
    ...line(`• ${shorten(item, limits.text)}`),
    spacing: 'small',
  }));
  return [...paragraphs(shorten(element.title, limits.text), { weight: 'bolder' }), ...items, ...more(left)];
}

/** Each source as a link with its publisher and the day somebody looked at it. */
function sources(element: Extract<Element, { type: 'sources' }>, limits: Limits): readonly CardElement[] {
  const { kept, left } = firstOf(element.sources, limits.items);
  const small = { size: 'small' } as const;
  const rows: readonly CardElement[] = kept.map((source, index) => {
    const title = shorten(source.title, limits.text);
    return {
      ...line(
        // Teams' own citations bear the same numbers.
        run(`[${index + 1}] `, small),
        run(title, { ...small, ...opening(source.url) }),
        run(` (${source.publisher}, ${source.checked})`, { ...small, isSubtle: true }),
      ),
      spacing: 'small',
    };
  });
  return [...rows, ...more(left)];
}

function opening(url: string) {
  return isWeb(url) ? { selectAction: { type: 'Action.OpenUrl', url } as const } : {};
}

function isWeb(url: string): boolean {
  return url.length <= 2000 && /^https?:\/\//.test(url);
}
