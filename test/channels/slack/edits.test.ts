import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Post } from '../../../src/conversation/types.js';
import { textAnswer } from './answers.js';
import { startBot, type TestBot } from './bot.js';
import { changedEvent, deletedEvent, mentionEvent, messageEvent, ts } from './payloads.js';
import { BOT } from './web-api.js';

let bot: TestBot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.close());
afterEach(() => bot.reset());

const called = (method: string) => bot.api.calls.filter((call) => call.method === method);
const until = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 5_000 });
const later = (root: string, seconds: number) => `${Math.floor(Number(root)) + seconds}.000001`;
const mention = (words: string) => `<@${BOT.userId}> ${words}`;
/** The bot's messages in a room, as people see them now. */
const shown = async (room: string) =>
  (await bot.api.messages(room)).filter(({ user, bot_id }) => user === BOT.userId || bot_id !== undefined);
const reply = (text: string): Post => ({ kind: 'reply', answer: textAnswer(text), audience: 'asker', card: null });

/** Asks in the direct message, where answers stand by themselves and the emulator shows them. */
async function askDirectly(words: string, answers = 1): Promise<string> {
  const root = ts();
  const before = called('chat.postMessage').length;
  await bot.send(messageEvent({ channel: bot.api.direct, channel_type: 'im', ts: root, text: words }));
  await until(() => expect(called('chat.postMessage')).toHaveLength(before + answers));
  return root;
}

/** Asks by a mention, and waits for the answer; gives the question's timestamp. */
async function ask(words: string, answers = 1): Promise<string> {
  const root = ts();
  const before = called('chat.postMessage').length;
  await bot.send(mentionEvent({ channel: bot.api.channel, ts: root, text: mention(words) }));
  await until(() => expect(called('chat.postMessage')).toHaveLength(before + answers));
  return root;
}

/** Sends something that is surely answered: whatever came before has been handled by then. */
async function settle(): Promise<void> {
  await bot.send(messageEvent({ channel: bot.api.direct, channel_type: 'im', text: 'marker' }));
  await until(() => expect(called('chat.postMessage').some(({ args }) => args.text.includes('marker'))).toBe(true));
}

const edit = (root: string, before: string, words: string, seconds = 20) =>
  bot.send(
    changedEvent({
      channel: bot.api.channel,
      before: mention(before),
      message: { ts: root, text: mention(words), edited: { user: 'U000000001', ts: later(root, seconds) } },
    }),
  );

describe('an edited question', () => {
  it('within five minutes has its answer corrected in place', async () => {
    const root = await ask('who patches RDS?');
    await edit(root, 'who patches RDS?', 'who patches EC2?', 299);
    await until(() => expect(called('chat.update')).toHaveLength(1));
    expect(called('chat.update')[0]?.args).toMatchObject({ text: 'You said: who patches EC2?' });
    expect(called('chat.postMessage')).toHaveLength(1);
    expect(bot.turns()[1]).toMatchObject({
      addressed: true,
      place: { thread: root },
      input: { text: 'who patches EC2?' },
    });
  });

  it('is corrected once for each edit, whatever Slack sends again', async () => {
    const root = await ask('a');
    await edit(root, 'a', 'b', 10);
    await edit(root, 'a', 'b', 10);
    await edit(root, 'b', 'c', 15);
    await until(() => expect(called('chat.update')).toHaveLength(2));
    await settle();
    expect(called('chat.update').map(({ args }) => args.text)).toEqual(['You said: b', 'You said: c']);
  });

  it('after five minutes keeps its answer', async () => {
    const root = await ask('who patches RDS?');
    await edit(root, 'who patches RDS?', 'who patches EC2?', 301);
    await settle();
    expect(called('chat.update')).toEqual([]);
  });

  it('that needs fewer answers has those left over taken away, and more posted', async () => {
    const inDirect = (root: string, before: string, text: string, seconds: number) =>
      changedEvent({
        channel: bot.api.direct,
        before,
        message: { ts: root, text, edited: { ts: later(root, seconds) } },
      });
    const texts = async () => (await shown(bot.api.direct)).map(({ text }) => text).slice(-2);
    bot.respond.mockResolvedValueOnce([reply('one'), reply('two')]);
    const root = await askDirectly('two things', 2);
    expect(await texts()).toEqual(['one', 'two']);
    bot.respond.mockResolvedValueOnce([reply('only one')]);
    await bot.send(inDirect(root, 'two things', 'one thing', 5));
    await until(async () => expect((await texts()).at(-1)).toBe('only one'));
    bot.respond.mockResolvedValueOnce([reply('first'), reply('second')]);
    await bot.send(inDirect(root, 'one thing', 'two things', 9));
    await until(async () => expect(await texts()).toEqual(['first', 'second']));
  });

  it('waits for the first answer that is still under way', async () => {
    let finish = (_: readonly Post[]): void => undefined;
    bot.respond.mockImplementationOnce(
      () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    );
    const root = ts();
    await bot.send(mentionEvent({ channel: bot.api.channel, ts: root, text: mention('slow') }));
    await until(() => expect(bot.respond).toHaveBeenCalledOnce());
    await edit(root, 'slow', 'quick', 2);
    finish([reply('slow answer')]);
    await until(() => expect(called('chat.update')[0]?.args.text).toBe('You said: quick'));
    expect(called('chat.postMessage').map(({ args }) => args.text)).toEqual(['slow answer']);
  });

  it('keeps its answer when no better one can be made', async () => {
    const root = await ask('who?');
    bot.respond.mockRejectedValueOnce(new Error('boom'));
    await edit(root, 'who?', 'what?', 4);
    await until(() => expect(called('chat.postEphemeral')).toHaveLength(1));
    expect(called('chat.delete')).toEqual([]);
    await edit(root, 'what?', 'which?', 6);
    await until(() => expect(called('chat.update')).toHaveLength(1));
  });

  it.each([
    ['a link preview', (root: string) => ({ ts: root, text: mention('who?'), attachments: [{ id: 1 }] })],
    [
      'a link preview after an edit',
      (root: string) => ({ ts: root, text: mention('who?'), edited: { ts: later(root, 3) }, attachments: [{ id: 1 }] }),
    ],
    [
      'a change by the bot itself',
      (root: string) => ({ ts: root, text: 'other', bot_id: BOT.botId, edited: { ts: later(root, 3) } }),
    ],
    ['a change that no author made', (root: string) => ({ ts: root, text: 'other' })],
  ])('is not %s', async (_, message) => {
    const root = await ask('who?');
    await bot.send(changedEvent({ channel: bot.api.channel, before: mention('who?'), message: message(root) }));
    await settle();
    expect(bot.turns()).toHaveLength(2);
    expect(called('chat.update')).toEqual([]);
  });

  it('that the bot never answered is still none of its business', async () => {
    const root = ts();
    await edit(root, 'lunch?', 'who patches RDS?', 5);
    await settle();
    expect(bot.turns()).toHaveLength(1);
  });
});

describe('a deleted question', () => {
  it('takes its answer with it', async () => {
    const root = await askDirectly('who patches Aurora?');
    const isShown = async () => (await shown(bot.api.direct)).some(({ text }) => text.includes('Aurora'));
    expect(await isShown()).toBe(true);
    await bot.send(deletedEvent(bot.api.direct, root));
    await until(async () => expect(await isShown()).toBe(false));
    await bot.send(deletedEvent(bot.api.direct, root));
    await settle();
    expect(called('chat.delete')).toHaveLength(1);
    expect(bot.log).toEqual([]);
  });

  it('is told of as a change where a thread hangs on it', async () => {
    const root = await ask('who patches RDS?');
    const message = { ts: root, subtype: 'tombstone', user: 'USLACKBOT', text: 'This message was deleted.' };
    await bot.send(changedEvent({ channel: bot.api.channel, before: mention('who patches RDS?'), message }));
    await until(() => expect(called('chat.delete')).toHaveLength(1));
  });

  it('whose answer is gone already is no trouble', async () => {
    const root = await ask('who?');
    bot.api.failNext('chat.delete', { error: 'message_not_found' });
    await bot.send(deletedEvent(bot.api.channel, root));
    await until(() => expect(called('chat.delete')).toHaveLength(1));
    await settle();
    expect(bot.log.join()).not.toContain('Slack event failed');
  });

  it('of another workspace with the same channel and time touches nothing here', async () => {
    const root = await ask('who?');
    await bot.send({ ...deletedEvent(bot.api.channel, root), team_id: 'T0OTHER' });
    await settle();
    expect(called('chat.delete')).toEqual([]);
  });
});
