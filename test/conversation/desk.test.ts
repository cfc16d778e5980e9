import { describe, expect, it, onTestFinished } from 'vitest';
import { renderText } from '../../src/answer/text.js';
import { type Bot, createBot } from '../../src/bot.js';
import type { Desk } from '../../src/conversation/desk.js';
import type { Place, Turn } from '../../src/conversation/types.js';
import { readData } from '../../src/data.js';
import { openStore } from '../../src/store/open.js';
import { folderForTest } from '../store/folder.js';

const NOON = Date.UTC(2026, 10, 24, 12);
const data = readData();

async function open(): Promise<{ bot: Bot; desk: Desk }> {
  const store = await openStore(null, folderForTest());
  onTestFinished(() => store.close());
  const onFault = (error: unknown) => {
    throw error;
  };
  const bot = createBot({ data, store, onFault });
  return { bot, desk: await bot.desk() };
}

const room = (id: string, tenant = 'T1'): Place => ({
  channel: 'slack',
  tenant,
  room: id,
  thread: null,
  kind: id.startsWith('D') ? 'direct' : 'channel',
});
const turn = (user: string, place: Place, input: Turn['input']): Turn => ({
  place,
  speaker: { id: user, name: user },
  addressed: true,
  input,
  at: NOON,
});
const text = (words: string) => ({ type: 'text', text: words }) as const;

describe('what is a person’s own', () => {
  it('are the quizzes they vote in, in their workspace, while these run', async () => {
    const { bot, desk } = await open();
    const posts = await bot.respond(turn('hal', room('C1'), text('start a quiz')));
    const buttons = posts.flatMap(({ answer }) => answer.buttons);
    const vote = buttons.find(({ action }) => action.type === 'vote')?.action;
    if (vote === undefined) throw new Error('The quiz has no votes.');
    await bot.respond(turn('ana', room('C1'), { type: 'press', action: vote }));

    const mine = (user: string, tenant = 'T1') => desk.mine(turn(user, room('D1', tenant), text('')));
    expect((await mine('ana')).quizzes).toEqual(['C1']);
    expect((await mine('ben')).quizzes).toEqual([]);
    expect((await mine('ana', 'T2')).quizzes).toEqual([]);
  });

  it('is how they practise', async () => {
    const { bot, desk } = await open();
    const practise = async (user: string) => {
      const [card] = await bot.respond(turn(user, room('D1'), text('practice')));
      const vote = card?.answer.buttons.find(({ action }) => action.type === 'vote')?.action;
      if (vote === undefined) throw new Error('There is nothing to practise.');
      await bot.respond(turn(user, room('D1'), { type: 'press', action: vote }));
    };
    await practise('ana');
    const shown = async (user: string) => {
      const { progress } = await desk.mine(turn(user, room('D2'), text('')));
      return progress === null ? '' : renderText(progress);
    };
    expect(await shown('ana')).toMatch(/\b1\b/);
    expect(await shown('ben')).not.toMatch(/\b1\b/);
  });
});

describe('a question', () => {
  const understood = once(async () => (await open()).desk);

  it.each(['who patches Oracle on RDS?', 'compare RDS with EC2', 'what is ours on EKS?'])(
    'that stands alone can be asked again later: %s',
    async (words) => expect((await understood()).standsAlone(words)).toBe(true),
  );

  it.each(['and on EC2?', 'why?', 'hello', 'start a quiz', 'what is the weather?'])(
    'that stands on others, or is none, cannot: %s',
    async (words) => expect((await understood()).standsAlone(words)).toBe(false),
  );

  it('can be explained', async () => {
    expect((await understood()).explain('who patches RDS?')).toContain('rds');
  });
});

/** Reading the language takes a while, and needs no store. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | null = null;
  return () => {
    done ??= work();
    return done;
  };
}
