import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { renderText } from '../../src/answer/text.js';
import type { Answer, Element } from '../../src/answer/types.js';
import { createBot } from '../../src/bot.js';
import { renderCard as slackCard } from '../../src/channels/slack/cards/card.js';
import { insertable } from '../../src/channels/teams/extension/card.js';
import { composeMessage } from '../../src/channels/teams/message.js';
import { toWire } from '../../src/channels/web/wire.js';
import { readData } from '../../src/data.js';
import { createPassingStore } from '../../src/store/passing.js';

/** How many questions with a known owner are walked. */
const HOW_MANY = 60;
/** An answer names no more sources. */
const MOST_SOURCES = 4;

interface Labelled {
  readonly text: string;
  readonly intent?: string;
  readonly owner?: string;
}

const labelled = (
  parse(readFileSync(new URL('../questions/owner.yaml', import.meta.url), 'utf8')) as Labelled[]
).filter(({ intent, owner }) => intent === 'owner' && owner !== undefined);
const { respond } = createBot({
  data: readData(),
  store: createPassingStore(),
  onFault: (error) => {
    throw error;
  },
});

async function answerTo(text: string): Promise<Answer> {
  const place = { channel: 'web', tenant: 'local', room: text, thread: null, kind: 'direct' } as const;
  const posts = await respond({
    place,
    speaker: { id: 'ann', name: null },
    addressed: true,
    input: { type: 'text', text },
    at: 0,
  });
  const [first] = posts;
  if (first?.kind !== 'reply') throw new Error(`"${text}" got no reply.`);
  return first.answer;
}

/** Every string of a card, as a reader gets it. */
function strings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(strings);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}

const unescaped = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
const unmarked = (text: string) => text.replace(/\\([^\w\s])/g, '$1');

/** A node as the page makes it; enough of one to read what is drawn. */
class Node {
  readonly children: (Node | string)[] = [];
  constructor(readonly name: string) {}
  append(...children: (Node | string)[]): void {
    this.children.push(...children);
  }
  addEventListener(): void {}
  get read(): readonly string[] {
    return [
      ...Object.values(this).flatMap((value) => (typeof value === 'string' ? [value] : [])),
      this.words,
      ...this.children.flatMap((child) => (typeof child === 'string' ? [] : child.read)),
    ];
  }
  get words(): string {
    return this.children.map((child) => (typeof child === 'string' ? child : child.words)).join('');
  }
}

type Draw = (post: object, press: () => void) => Node;
let drawCard: Draw;
beforeAll(async () => {
  vi.stubGlobal('document', { createElement: (name: string) => new Node(name) });
  const page = new URL('../../src/channels/web/page/card.js', import.meta.url).href;
  drawCard = ((await import(page)) as { drawCard: Draw }).drawCard;
});

const options = { diagramBaseUrl: null, renderText };
/** What each channel shows; the cards without the text that stands in for them. */
const channels: Readonly<Record<string, (answer: Answer) => readonly string[]>> = {
  Slack: (answer) => strings(slackCard(answer, options).blocks).map(unescaped),
  "Slack's notification": (answer) => [unescaped(slackCard(answer, options).text)],
  Teams: (answer) => strings(composeMessage(answer, { renderText }).card.body).map(unmarked),
  "Teams' fallback": (answer) => [composeMessage(answer, { renderText }).card.fallbackText],
  "Teams' search field": (answer) => strings(insertable(answer, renderText(answer)).content.body).map(unmarked),
  page: (answer) => drawCard(toWire({ kind: 'reply', answer, audience: 'asker', card: null }), () => undefined).read,
  terminal: (answer) => [renderText(answer)],
};

/** What no channel may leave out or change. */
function factsOf(element: Element): readonly string[] {
  switch (element.type) {
    case 'owner':
      return [element.label, element.subject];
    case 'text':
    case 'note':
    case 'heading':
      return element.text.split('\n');
    case 'list':
      return [element.title, ...element.items];
    case 'sources':
      return element.sources.flatMap(({ title, url, checked }) => [title, url, checked]);
    default:
      return [];
  }
}

const spaced = (text: string) => text.replace(/\s+/g, ' ').trim();
const SIGNS: Readonly<Record<string, string>> = { aws: '☁️', customer: '👤', shared: '🤝', vendor: '🏢' };

/** Answers that name one owner; which questions get one is what `npm run accuracy` watches. */
const walked: { text: string; answer: Answer }[] = [];
for (const { text } of labelled) {
  const answer = await answerTo(text);
  if (answer.verdicts.length === 1 && answer.elements.some(({ type }) => type === 'owner'))
    walked.push({ text, answer });
  if (walked.length === HOW_MANY) break;
}

it('walks sixty answers, of every owner', () => {
  expect(walked).toHaveLength(HOW_MANY);
  expect(new Set(walked.map(({ answer }) => answer.verdicts[0]?.owner)).size).toBeGreaterThan(2);
});

describe.each(walked)('"$text"', ({ answer }) => {
  it('is answered with its owner, reason, duties and sources', () => {
    const [verdict] = answer.verdicts;
    expect(answer.elements.find(({ type }) => type === 'owner')).toMatchObject({ owner: verdict?.owner });
    const facts = spaced(answer.elements.flatMap(factsOf).join('\n'));
    const listed = [...(verdict?.aws ?? []), ...(verdict?.customer ?? [])];
    for (const fact of [
      verdict?.because ?? '',
      ...listed,
      ...(verdict?.sources ?? []).slice(0, MOST_SOURCES).map(({ url }) => url),
    ])
      expect(facts.toLowerCase()).toContain(spaced(fact).replace(/\.$/, '').toLowerCase());
  });

  it.each(Object.keys(channels))('says the same in %s', (name) => {
    const shown = spaced(channels[name]?.(answer).join('\n') ?? '');
    const missing = answer.elements.flatMap(factsOf).filter((fact) => !shown.includes(spaced(fact)));
    expect(missing).toEqual([]);
    const signs = Object.entries(SIGNS).flatMap(([side, sign]) => (shown.includes(sign) ? [side] : []));
    expect(signs).toEqual(signs.length === 0 ? [] : [answer.verdicts[0]?.owner]);
  });
});

it('would notice an answer that one channel changes', async () => {
  const answer = await answerTo('who patches Oracle on RDS?');
  const [source] = answer.verdicts[0]?.sources ?? [];
  const changed = { ...answer, elements: answer.elements.filter(({ type }) => type !== 'sources') };
  expect(channels.Teams?.(answer).join('\n')).toContain(source?.title);
  expect(channels.Teams?.(changed).join('\n')).not.toContain(source?.title);
});
