import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Post } from '../../../src/conversation/types.js';
import { answer } from './answers.js';
import { startBot, type TestBot } from './bot.js';
import { command, eventOf, mentionEvent, messageEvent, ts } from './payloads.js';
import { ANA, BOT } from './web-api.js';

let bot: TestBot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.close());
afterEach(() => bot.reset());

const called = (method: string) => bot.api.calls.filter((call) => call.method === method);
const until = (check: () => void) => vi.waitFor(check, { timeout: 5_000 });
const count = (method: string, times: number) => until(() => expect(called(method)).toHaveLength(times));
const prompts = 'assistant.threads.setSuggestedPrompts';

describe('the agent view', () => {
  it('suggests what to ask to whoever opens the conversation, for all of it and not for a thread', async () => {
    bot.api.failNext(prompts, { error: 'recorded' });
    await bot.send(eventOf({ type: 'app_home_opened', user: ANA, channel: bot.api.direct, tab: 'messages' }));
    await count(prompts, 1);
    const [call] = called(prompts);
    expect(call?.args).toMatchObject({ channel_id: bot.api.direct, prompts: expect.any(Array) });
    expect(call?.args.prompts).toHaveLength(4);
    expect(call?.args.thread_ts).toBeUndefined();
    // Workspaces without agents refuse the call, which is no fault.
    expect(bot.log).toEqual([]);
  });

  it('answers a message in its thread, where the conversation goes on', async () => {
    const first = ts();
    const im = { channel: bot.api.direct, channel_type: 'im', app_context: { entities: [] } };
    await bot.send(messageEvent({ ...im, ts: first, text: 'who patches RDS?' }));
    await bot.send(messageEvent({ ...im, ts: ts(), thread_ts: first, text: 'and on EC2?' }));
    await count('chat.postMessage', 2);
    expect(called('chat.postMessage').map(({ args }) => args.thread_ts)).toEqual([first, first]);
    expect(bot.turns().map(({ place }) => place.thread)).toEqual([first, first]);
  });
});

describe('a table that is too long for a message', () => {
  const rows = Array.from({ length: 120 }, (_, index) => [`Duty ${index}`, index === 0 ? '=1+1' : 'AWS']);
  const long: Post = {
    kind: 'reply',
    answer: answer([{ type: 'table', columns: ['Duty', 'Who'], rows }]),
    audience: 'asker',
    card: null,
  };

  it('comes whole as a file in the thread', async () => {
    bot.respond.mockResolvedValueOnce([long]);
    const root = ts();
    await bot.send(mentionEvent({ channel: bot.api.channel, ts: root, text: `<@${BOT.userId}> what is ours?` }));
    await count('files.completeUploadExternal', 1);
    expect(called('files.completeUploadExternal')[0]?.args).toMatchObject({
      channel_id: bot.api.channel,
      thread_ts: root,
    });
    expect(called('files.getUploadURLExternal')[0]?.args.filename).toBe('responsibilities.csv');
    expect(bot.log).toEqual([]);
  });

  it('of a private answer goes to the direct message', async () => {
    bot.respond.mockResolvedValueOnce([long]);
    await bot.send(command({ channel_id: bot.api.channel, response_url: bot.responseUrl, text: 'what is ours?' }));
    await count('files.completeUploadExternal', 1);
    expect(called('files.completeUploadExternal')[0]?.args).toMatchObject({ channel_id: bot.api.direct });
    expect(bot.whispers).toHaveLength(1);
  });

  it('is in the message alone where no file can be sent', async () => {
    bot.respond.mockResolvedValueOnce([long]);
    bot.api.failNext('files.getUploadURLExternal', { error: 'missing_scope' });
    await bot.send(mentionEvent({ channel: bot.api.channel, text: `<@${BOT.userId}> what is ours?` }));
    await until(() => expect(bot.log.join()).toContain('files:write'));
    expect(called('chat.postMessage')).toHaveLength(1);
    expect(called('chat.postEphemeral')).toEqual([]);
  });

  it.each([1, 20, 99])('of %i rows needs no file', async (length) => {
    const short = answer([{ type: 'table', columns: ['Duty', 'Who'], rows: rows.slice(0, length) }]);
    bot.respond.mockResolvedValueOnce([{ ...long, answer: short }]);
    await bot.send(mentionEvent({ channel: bot.api.channel, text: `<@${BOT.userId}> what is ours?` }));
    await count('chat.postMessage', 1);
    await bot.send(messageEvent({ channel: bot.api.direct, channel_type: 'im', text: 'marker' }));
    await count('chat.postMessage', 2);
    expect(called('files.getUploadURLExternal')).toEqual([]);
  });
});
