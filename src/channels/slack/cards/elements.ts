import type { KnownBlock, RichTextElement } from '@slack/types';
import type { Element } from '../../../answer/types.js';
import { LINES } from '../lines.js';
import { cut, LIMITS } from './limits.js';
import { bulletList } from './list.js';
import { ownerMark } from './owner.js';
import { line, link, plain, richText } from './rich-text.js';
import { tableAsList, tableBlock } from './table.js';
import { tallyBars } from './tally.js';

/** What a card may use around it: where diagrams are served, and whether it already holds its one table. */
export interface CardRoom {
  readonly diagramBaseUrl: string | null;
  readonly hasTable: boolean;
}

/** One element of an answer as Block Kit blocks; an element with nothing to show gives none. */
export function elementBlocks(element: Element, room: CardRoom): KnownBlock[] {
  switch (element.type) {
    case 'owner':
      return ownerBlocks(element);
    case 'heading':
      return shown(element.text, (text) => richText(line(plain(text, { bold: true }))));
    case 'text':
      return shown(element.text, (text) => richText(line(plain(text))));
    case 'list':
      return present(bulletList(element.title, element.items));
    case 'table': {
      const make = room.hasTable ? tableAsList : tableBlock;
      return present(make(element.columns, element.rows));
    }
    case 'sources':
      return sourceBlocks(element);
    case 'link':
      return [richText(line(link(element.url, element.label)))];
    case 'mention':
      return [richText(line(called(element), plain(` ${element.text}`)))];
    case 'note':
      return shown(element.text, (text) => ({
        type: 'context',
        elements: [{ type: 'plain_text', text: cut(text, LIMITS.note), emoji: true }],
      }));
    case 'deadline':
      return [deadlineBlock(element)];
    case 'diagram':
      return diagramBlocks(element, room.diagramBaseUrl);
    case 'tally':
      return present(tallyBars(element.rows));
  }
}

/** Slack's own mention, which rings. */
function called({ mention }: Extract<Element, { type: 'mention' }>): RichTextElement {
  switch (mention.kind) {
    case 'slack-group':
      return { type: 'usergroup', usergroup_id: mention.id };
    case 'slack-channel':
      return { type: 'channel', channel_id: mention.id };
    case 'slack-person':
      return { type: 'user', user_id: mention.id };
  }
}

/** Slack tells the time in each reader's own zone. */
function deadlineBlock({ until, text }: Extract<Element, { type: 'deadline' }>): KnownBlock {
  const timestamp = Math.floor(until / 1000);
  const fallback = new Date(until).toISOString().slice(11, 19);
  const date = { type: 'date' as const, timestamp, format: '{time_secs}', fallback: `${fallback} UTC` };
  return richText(line(plain(`⏱ ${text} ${LINES.openUntil} `), date));
}

function ownerBlocks({ owner, label, subject }: Extract<Element, { type: 'owner' }>): KnownBlock[] {
  const whole = [`${ownerMark(owner)} ${label}`.trim(), subject.trim()].filter((part) => part !== '').join(' · ');
  if (whole.length <= LIMITS.header) return [header(whole)];
  return [header(`${ownerMark(owner)} ${label}`), ...shown(subject, (text) => richText(line(plain(text))))];
}

function header(text: string): KnownBlock {
  return {
    type: 'header',
    text: { type: 'plain_text', text: cut(text.replaceAll(/\s+/g, ' '), LIMITS.header), emoji: true },
  };
}

function sourceBlocks({ sources }: Extract<Element, { type: 'sources' }>): KnownBlock[] {
  if (sources.length === 0) return [];
  const lines = sources
    .slice(0, LIMITS.sources)
    .map(({ title, url, checked }) => line(link(url, cut(title, LIMITS.header)), plain(LINES.checked(checked))));
  const left = sources.length - lines.length;
  const elements = left > 0 ? [...lines, line(plain(LINES.more(left)))] : lines;
  return [richText(line(plain(LINES.sources, { bold: true })), { type: 'rich_text_list', style: 'bullet', elements })];
}

/** The picture where it can be fetched, else the words that say all of it. */
function diagramBlocks({ scenario, alt }: Extract<Element, { type: 'diagram' }>, baseUrl: string | null): KnownBlock[] {
  if (baseUrl === null || !SCENARIO_ID.test(scenario)) return shown(alt, (text) => richText(line(plain(text))));
  const url = `${baseUrl.replace(/\/$/, '')}/${scenario}.png`;
  return [{ type: 'image', image_url: url, alt_text: cut(alt.trim() === '' ? LINES.diagram : alt, LIMITS.altText) }];
}

const SCENARIO_ID = /^[\w-]{1,100}$/;

/** Slack refuses blocks without a visible letter. */
function shown(text: string, make: (text: string) => KnownBlock): KnownBlock[] {
  return text.trim() === '' ? [] : [make(text)];
}

function present(block: KnownBlock | null): KnownBlock[] {
  return block === null ? [] : [block];
}
