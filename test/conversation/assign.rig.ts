import { afterEach, beforeEach } from 'vitest';
import { createBot } from '../../src/bot.js';
import type { Mentioned, Place, Post, Respond, Turn } from '../../src/conversation/types.js';
import { readData } from '../../src/data.js';
import { openStore } from '../../src/store/open.js';
import type { Store } from '../../src/store/types.js';
import { temporaryFolder } from '../store/folder.js';

export const NOON = Date.UTC(2026, 10, 24, 12);
const data = readData();
export const texts = data.replies.assign;

export const slack: Place = { channel: 'slack', tenant: 'T1', room: 'D1', thread: null, kind: 'direct' };

interface Said {
  readonly by?: string;
  readonly place?: Place;
  readonly at?: number;
  readonly addressed?: boolean;
  readonly mentioned?: readonly Mentioned[];
}

/** A bot on an SQLite file of its own for each test. */
export function assignRig() {
  let folder: ReturnType<typeof temporaryFolder>;
  let store: Store;
  beforeEach(async () => {
    folder = temporaryFolder();
    store = await openStore(null, folder.path);
  });
  afterEach(async () => {
    await store.close();
    folder.remove();
  });

  const faults: unknown[] = [];
  const bots = new Map<string, Respond>();
  const bot = (admins: readonly string[] = [], change: Partial<Store> = {}): Respond => {
    return createBot({ data, store: { ...store, ...change, feedback: null }, admins, onFault: (e) => faults.push(e) })
      .respond;
  };
  const turn = (input: Turn['input'], { by = 'ada', place = slack, at = NOON, addressed = true }: Said): Turn => ({
    place,
    speaker: { id: by, name: by },
    addressed,
    input,
    at,
  });
  const say = (respond: Respond, text: string, how: Said = {}) =>
    respond(turn({ type: 'text', text, ...(how.mentioned ? { mentioned: how.mentioned } : {}) }, how));
  /** Presses the button of that label on the last of these posts. */
  const press = async (respond: Respond, posts: readonly Post[], label: string, how: Said = {}) => {
    const button = posts.flatMap(({ answer }) => answer.buttons).find((each) => each.label === label);
    if (button === undefined) throw new Error(`no button ${label} in ${wordsOf(posts)}`);
    return await respond(turn({ type: 'press', action: button.action }, how));
  };
  const send = (respond: Respond, name: string, text: string, how: Said = {}) =>
    respond(turn({ type: 'file', name, text }, how));
  /** Says it and presses Yes. */
  const keep = async (respond: Respond, text: string, how: Said = {}) =>
    await press(respond, await say(respond, text, how), texts.confirm.yes, how);
  return { bot, say, press, keep, send, faults, bots, store: () => store };
}

export function wordsOf(posts: readonly Post[]): string {
  return JSON.stringify(posts.map(({ answer }) => answer.elements));
}

export const labels = (posts: readonly Post[]) =>
  posts.flatMap(({ answer }) => answer.buttons.map(({ label }) => label));
