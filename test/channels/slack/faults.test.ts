import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Form, Post } from '../../../src/conversation/types.js';
import { textAnswer } from './answers.js';
import { startBot, type TestBot } from './bot.js';
import { command, eventOf, interactive, mentionEvent, messageEvent, press, ts } from './payloads.js';
import { readBody, serve } from './servers.js';
import { ANA, BOT, TEAM } from './web-api.js';

let bot: TestBot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.close());
afterEach(() => bot.reset());

const called = (method: string) => bot.api.calls.filter((call) => call.method === method);
const until = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 8_000 });
const count = (method: string, times: number) => until(() => expect(called(method)).toHaveLength(times));
const busy = { status: 429, headers: { 'retry-after': '1' } };
const place = (room: string) => ({ channel: 'slack', tenant: TEAM, room, thread: null, kind: 'channel' }) as const;
const reply = (text: string, card: string | null = null): Post => ({
  kind: 'reply',
  answer: textAnswer(text),
  audience: 'everyone',
  card,
});

describe('a line that Slack closes', () => {
  it('is opened anew, and the private answer said once more', async () => {
    const bodies: string[] = [];
    let isFirst = true;
    const responses = await serve(async (incoming, response) => {
      if (isFirst) {
        isFirst = false;
        incoming.socket.destroy();
        return;
      }
      bodies.push(await readBody(incoming));
      response.end('ok');
    });
    const response_url = `${responses.url}/commands/1`;
    await bot.send(command({ channel_id: bot.api.channel, response_url, text: 'what is ours?' }));
    await until(() => expect(bodies).toHaveLength(1));
    responses.close();
  });
});

describe('a Slack that is busy (429)', () => {
  it('gets an answer again after as long as it asks for, and no sooner', async () => {
    bot.api.failNext('chat.postMessage', busy);
    const start = Date.now();
    await bot.send(mentionEvent({ channel: bot.api.channel, text: `<@${BOT.userId}> who?` }));
    await count('chat.postMessage', 2);
    expect(Date.now() - start).toBeGreaterThanOrEqual(1_000);
    expect(called('chat.postEphemeral')).toEqual([]);
  });

  it('gets a quiz card replaced in the end, and never posted twice', async () => {
    await bot.postTo(place(bot.api.channel), [reply('Question 1', 'quiz:busy:0')]);
    bot.api.failNext('chat.update', busy);
    const update: Post = { kind: 'update', answer: textAnswer('3 votes'), card: 'quiz:busy:0' };
    await bot.postTo(place(bot.api.channel), [update]);
    const texts = (await bot.api.messages(bot.api.channel)).map(({ text }) => text);
    expect(texts.filter((text) => text === '3 votes' || text === 'Question 1')).toEqual(['3 votes']);
  });
});

describe('a form whose trigger came too late', () => {
  const form: Form = { id: 'quiz', title: 'Quiz', submit: 'Start', fields: [] };
  it('comes as an answer with a button that asks again', async () => {
    bot.respond.mockResolvedValueOnce([{ kind: 'form', form, answer: textAnswer('Press to set it up') }]);
    await bot.send(
      command({ channel_id: bot.api.channel, response_url: bot.responseUrl, text: 'set up', trigger_id: 'old' }),
    );
    await until(() => expect(bot.whispers.map(({ text }) => text)).toEqual(['Press to set it up']));
    expect(called('views.open')).toHaveLength(1);
  });
});

describe('somebody who was deleted', () => {
  it('has no page, and that harms nobody', async () => {
    await bot.send(eventOf({ type: 'app_home_opened', user: 'U0GONE', channel: 'D0GONE', tab: 'home' }));
    await count('views.publish', 1);
    await bot.send(messageEvent({ channel: bot.api.direct, channel_type: 'im', text: 'who?' }));
    await count('chat.postMessage', 1);
  });

  it('and was the host loses only the host’s buttons', async () => {
    bot.api.failNext('chat.postEphemeral', { error: 'user_not_in_channel' });
    bot.respond.mockResolvedValueOnce([
      { kind: 'aside', to: 'U0GONE', answer: textAnswer('Reveal?'), card: 'quiz:h:host' },
      reply('Question 2', 'quiz:h:1'),
    ]);
    const value = JSON.stringify({ type: 'vote', session: 's', round: 0, option: 'aws' });
    await bot.send(press({ channel: bot.api.channel, response_url: bot.responseUrl, value }));
    await count('chat.postMessage', 1);
    expect(bot.whispers).toEqual([]);
  });
});

describe('a channel that was archived', () => {
  it('gets no daily question, and the others get theirs', async () => {
    bot.api.failNext('chat.postMessage', { error: 'is_archived' });
    await bot.postTo(place('C0ARCHIVED'), [reply('Question of the day')]);
    await bot.postTo(place(bot.api.channel), [reply('Question of the day')]);
    expect(called('chat.postMessage')).toHaveLength(2);
    expect(bot.log.filter((line) => line.includes('is_archived'))).toHaveLength(1);
  });
});

describe('a request that is sent again', () => {
  it.each([
    ['an event', () => messageEvent({ channel: bot.api.direct, channel_type: 'im', text: 'again?' })],
    [
      'a press',
      () =>
        press({
          channel: bot.api.channel,
          response_url: bot.responseUrl,
          value: JSON.stringify({ type: 'say', text: 'again?' }),
        }),
    ],
    [
      'a question in a window',
      () =>
        interactive({
          type: 'view_submission',
          view: {
            id: `V${ts()}`,
            type: 'modal',
            hash: '1',
            callback_id: 'ask',
            private_metadata: JSON.stringify({ room: bot.api.direct }),
            state: { values: { box: { 'ask-box': { value: 'again?' } } } },
          },
        }),
    ],
  ])('with a good signature is done once: %s', async (_, make) => {
    const body = make();
    const responses = await Promise.all([bot.send(body), bot.send(body), bot.send(body)]);
    expect(responses.map(({ status }) => status)).toEqual([200, 200, 200]);
    await bot.send(messageEvent({ channel: bot.api.direct, channel_type: 'im', text: 'marker' }));
    await until(() => expect(called('chat.postMessage').some(({ args }) => args.text.includes('marker'))).toBe(true));
    expect(bot.turns()).toHaveLength(2);
  });
});

describe('the same ids in two workspaces', () => {
  it('are two people in two channels', async () => {
    const fields = { channel: 'C0SAME', ts: ts(), text: `<@${BOT.userId}> who?` };
    bot.respond.mockResolvedValue([]);
    await bot.send(mentionEvent(fields));
    await bot.send({ ...mentionEvent(fields), team_id: 'T0OTHER' });
    await until(() => expect(bot.turns()).toHaveLength(2));
    expect(bot.turns().map(({ place: { tenant }, speaker }) => [tenant, speaker.id])).toEqual([
      [TEAM, ANA],
      ['T0OTHER', ANA],
    ]);
  });
});
