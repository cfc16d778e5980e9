import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { textAnswer } from './answers.js';
import { startBot, type TestBot } from './bot.js';
import { command } from './payloads.js';
import { ANA, TEAM } from './web-api.js';

let bot: TestBot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.close());
afterEach(() => bot.reset());

const whose = (text: string, fields: Record<string, string> = {}) =>
  command({ channel_id: bot.api.channel, response_url: bot.responseUrl, text, ...fields });
const whispered = (count: number) => vi.waitFor(() => expect(bot.whispers).toHaveLength(count), 5000);
const called = (method: string) => bot.api.calls.filter((call) => call.method === method);

describe('/whose', () => {
  it('is acknowledged at once with nothing to show, and answered to the asker alone', async () => {
    const response = await bot.send(whose('who patches RDS?'));
    expect([response.status, await response.text()]).toEqual([200, '']);
    await whispered(1);
    expect(bot.whispers[0]).toMatchObject({
      response_type: 'ephemeral',
      replace_original: false,
      text: 'You said: who patches RDS?',
    });
    expect(called('chat.postMessage')).toEqual([]);
    expect(bot.turns()).toMatchObject([
      {
        place: { channel: 'slack', tenant: TEAM, room: bot.api.channel, thread: null, kind: 'channel' },
        speaker: { id: ANA, name: 'ana' },
        addressed: true,
        input: { type: 'text', text: 'who patches RDS?' },
      },
    ]);
  });

  it.each(['', '   '])('with empty text %j asks for help', async (text) => {
    await bot.send(whose(text));
    await whispered(1);
    expect(bot.turns()[0]?.input).toEqual({ type: 'text', text: 'help' });
  });

  it('puts what is for everyone into the channel and keeps the rest private', async () => {
    bot.respond.mockResolvedValueOnce([
      { kind: 'reply', answer: textAnswer('A quiz begins'), audience: 'everyone', card: 'quiz:1:0' },
      { kind: 'whisper', answer: textAnswer('You are the host') },
    ]);
    await bot.send(whose('quiz'));
    await whispered(1);
    expect(bot.whispers[0]?.text).toBe('You are the host');
    expect(await bot.api.messages(bot.api.channel)).toMatchObject([{ text: 'A quiz begins' }]);
  });

  it('in a channel that the bot is not in tells the asker to invite it before a card', async () => {
    bot.api.failNext('chat.postMessage', { error: 'not_in_channel' });
    bot.respond.mockResolvedValueOnce([
      { kind: 'reply', answer: textAnswer('A quiz begins'), audience: 'everyone', card: 'quiz:2:0' },
    ]);
    await bot.send(whose('quiz'));
    await whispered(1);
    expect(bot.whispers[0]).toMatchObject({ response_type: 'ephemeral', text: expect.stringContaining('/invite') });
  });

  it('in a channel that the bot is not in can still share an answer', async () => {
    bot.api.failNext('chat.postMessage', { error: 'channel_not_found' });
    bot.respond.mockResolvedValueOnce([
      { kind: 'reply', answer: textAnswer('Shared'), audience: 'everyone', card: null },
    ]);
    await bot.send(whose('share'));
    await whispered(1);
    expect(bot.whispers[0]).toMatchObject({ response_type: 'in_channel', text: 'Shared' });
  });

  it('sent twice with the same trigger is answered once', async () => {
    const body = whose('who?', { trigger_id: 'same.1.x' });
    await bot.send(body);
    await bot.send(body);
    await bot.send(whose('marker'));
    await whispered(2);
    expect(bot.whispers.map(({ text }) => text)).toEqual(['You said: who?', 'You said: marker']);
  });

  it('says in one private line that it failed', async () => {
    bot.respond.mockRejectedValueOnce(new Error('boom'));
    await bot.send(whose('who?'));
    await whispered(1);
    expect(bot.whispers[0]).toMatchObject({ response_type: 'ephemeral', text: expect.stringContaining('went wrong') });
  });
});
