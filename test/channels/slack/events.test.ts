import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { textAnswer } from './answers.js';
import { startBot, type TestBot } from './bot.js';
import { mentionEvent, messageEvent, ts } from './payloads.js';
import { ANA, BOT, TEAM } from './web-api.js';

let bot: TestBot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.close());
afterEach(() => bot.reset());

const posts = () => bot.api.calls.filter(({ method }) => method === 'chat.postMessage');
const answered = (count: number) => vi.waitFor(() => expect(posts()).toHaveLength(count), 5000);

/** Sends something that is surely answered, and waits for it: whatever came before has been handled by then. */
async function settle(): Promise<void> {
  const before = posts().length;
  await bot.send(messageEvent({ channel: bot.api.direct, channel_type: 'im', text: 'marker' }));
  await vi.waitFor(
    () =>
      expect(
        posts()
          .slice(before)
          .some(({ args }) => args.text.includes('marker')),
      ).toBe(true),
    5000,
  );
}

describe('a mention in a channel', () => {
  it('is answered in its thread, with the mention taken out of the words', async () => {
    const root = ts();
    const response = await bot.send(
      mentionEvent({ channel: bot.api.channel, ts: root, text: `<@${BOT.userId}> who patches &lt;RDS&gt;?` }),
    );
    expect(response.status).toBe(200);
    await answered(1);
    expect(bot.turns()).toEqual([
      {
        place: { channel: 'slack', tenant: TEAM, room: bot.api.channel, thread: root, kind: 'channel' },
        speaker: { id: ANA, name: null },
        addressed: true,
        input: { type: 'text', text: 'who patches <RDS>?' },
        at: Math.round(Number(root) * 1000),
      },
    ]);
    expect(posts()[0]?.args).toMatchObject({
      channel: bot.api.channel,
      thread_ts: root,
      text: 'You said: who patches &lt;RDS&gt;?',
      link_names: 'false',
      unfurl_links: 'false',
    });
  });

  it('inside a thread is answered in that thread', async () => {
    const root = ts();
    await bot.send(mentionEvent({ channel: bot.api.channel, thread_ts: root, text: `<@${BOT.userId}> and EC2?` }));
    await answered(1);
    expect(posts()[0]?.args.thread_ts).toBe(root);
  });

  it('is answered once although it comes as mention and message, and again by retries with other event ids', async () => {
    const fields = { channel: bot.api.channel, ts: ts(), text: `<@${BOT.userId}> who?` };
    await Promise.all([
      bot.send(mentionEvent(fields)),
      bot.send(messageEvent(fields)),
      bot.send(mentionEvent(fields), { headers: { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' } }),
    ]);
    await bot.send(mentionEvent(fields), { headers: { 'x-slack-retry-num': '2' } });
    await settle();
    expect(posts().filter(({ args }) => args.channel === bot.api.channel)).toHaveLength(1);
  });

  it('in a thread the bot is in already is taken as a mention, whichever event comes first', async () => {
    const root = ts();
    await bot.send(mentionEvent({ channel: bot.api.channel, ts: root, text: `<@${BOT.userId}> who patches RDS?` }));
    await answered(1);
    const fields = { channel: bot.api.channel, ts: ts(), thread_ts: root, text: `<@${BOT.userId}> thanks` };
    await bot.send(messageEvent(fields));
    await bot.send(mentionEvent(fields));
    await answered(2);
    expect(bot.turns()[1]).toMatchObject({ addressed: true, input: { text: 'thanks' } });
  });

  it('is acknowledged while the answer is still being found', async () => {
    let finish = (): void => undefined;
    bot.respond.mockImplementationOnce(
      () =>
        new Promise((resolve) => {
          finish = () => resolve([]);
        }),
    );
    const response = await bot.send(mentionEvent({ channel: bot.api.channel, text: `<@${BOT.userId}> slow` }));
    expect(response.status).toBe(200);
    await vi.waitFor(() => expect(bot.respond).toHaveBeenCalledOnce());
    finish();
  });

  it('without any words asks for help', async () => {
    await bot.send(mentionEvent({ channel: bot.api.channel, text: `<@${BOT.userId}>` }));
    await answered(1);
    expect(bot.turns()[0]?.input).toEqual({ type: 'text', text: 'help' });
  });
});

describe('a direct message', () => {
  it('is answered in the conversation, outside any thread', async () => {
    await bot.send(messageEvent({ channel: bot.api.direct, channel_type: 'im', text: 'who patches EC2?' }));
    await answered(1);
    expect(bot.turns()[0]).toMatchObject({
      place: { room: bot.api.direct, thread: null, kind: 'direct' },
      addressed: true,
      input: { text: 'who patches EC2?' },
    });
    expect(posts()[0]?.args.thread_ts).toBeUndefined();
  });

  it('in a thread is answered in that thread', async () => {
    const root = ts();
    await bot.send(messageEvent({ channel: bot.api.direct, channel_type: 'im', thread_ts: root, text: 'and Aurora?' }));
    await answered(1);
    expect(bot.turns()[0]?.place.thread).toBe(root);
    expect(posts()[0]?.args.thread_ts).toBe(root);
  });
});

describe('a follow-up in a thread', () => {
  it('needs no mention where the bot has answered, and is marked as not addressed to it', async () => {
    const root = ts();
    await bot.send(mentionEvent({ channel: bot.api.channel, ts: root, text: `<@${BOT.userId}> who patches RDS?` }));
    await answered(1);
    await bot.send(messageEvent({ channel: bot.api.channel, thread_ts: root, text: 'and if it runs on EC2?' }));
    await answered(2);
    expect(bot.turns()[1]).toMatchObject({
      addressed: false,
      place: { thread: root },
      input: { text: 'and if it runs on EC2?' },
    });
    expect(posts()[1]?.args.thread_ts).toBe(root);
  });

  it('needs no mention below a message of the bot itself', async () => {
    await bot.send(
      messageEvent({ channel: bot.api.channel, thread_ts: ts(), parent_user_id: BOT.userId, text: 'and S3?' }),
    );
    await answered(1);
    expect(bot.turns()[0]?.addressed).toBe(false);
  });

  it('in a thread of other people is not even looked at', async () => {
    await bot.send(
      messageEvent({ channel: bot.api.channel, thread_ts: ts(), parent_user_id: 'U0OTHER', text: 'who patches RDS?' }),
    );
    await settle();
    expect(bot.turns()).toHaveLength(1);
  });
});

describe('what the bot ignores', () => {
  const mention = `<@${BOT.userId}> hi`;
  it.each([
    [
      'a message in a channel without mention or thread',
      () => messageEvent({ channel: bot.api.channel, text: 'who patches RDS?' }),
    ],
    [
      'its own message',
      () => messageEvent({ channel: bot.api.direct, channel_type: 'im', user: BOT.userId, text: 'who?' }),
    ],
    [
      'its own message, told as a bot message',
      () =>
        messageEvent({
          channel: bot.api.direct,
          channel_type: 'im',
          user: undefined,
          subtype: 'bot_message',
          bot_id: BOT.botId,
          text: 'who?',
        }),
    ],
    [
      'another bot',
      () =>
        messageEvent({
          channel: bot.api.direct,
          channel_type: 'im',
          user: 'U0OTHERBOT',
          bot_id: 'B0OTHER',
          text: 'who?',
        }),
    ],
    [
      'a mention by another bot',
      () => mentionEvent({ channel: bot.api.channel, user: 'U0OTHERBOT', bot_id: 'B0OTHER', text: mention }),
    ],
    [
      'Slackbot',
      () => messageEvent({ channel: bot.api.direct, channel_type: 'im', user: 'USLACKBOT', text: 'a reminder' }),
    ],
    [
      'an edit or an unfurl',
      () =>
        messageEvent({
          channel: bot.api.direct,
          channel_type: 'im',
          subtype: 'message_changed',
          message: { user: ANA, text: 'who?', ts: ts() },
        }),
    ],
    [
      'a deletion',
      () => messageEvent({ channel: bot.api.direct, channel_type: 'im', subtype: 'message_deleted', deleted_ts: ts() }),
    ],
    [
      'somebody joining',
      () => messageEvent({ channel: bot.api.channel, subtype: 'channel_join', text: `<@${ANA}> has joined` }),
    ],
  ])('%s', async (_, make) => {
    const response = await bot.send(make());
    expect(response.status).toBe(200);
    await settle();
    expect(bot.turns()).toHaveLength(1);
    expect(posts()).toHaveLength(1);
  });
});

describe('hostile text', () => {
  it.each([
    '<!channel> <!here|here> <!everyone>',
    '&lt;!channel&gt; &lt;@U000000001&gt;',
    '<https://evil.example|https://aws.amazon.com>',
    '<script>alert(1)</script>',
    '{"type":"say"}',
    "'; DROP TABLE cards; --",
    '\u202egnp.exe \u200b\u200d',
    '😀'.repeat(3000),
    'x'.repeat(10_000),
  ])('pings nobody and links nothing: %.40s', async (text) => {
    await bot.send(messageEvent({ channel: bot.api.direct, channel_type: 'im', text }));
    await answered(1);
    const args = posts()[0]?.args;
    expect(args?.text).not.toMatch(/[<>]/);
    expect(JSON.stringify(args?.blocks)).not.toMatch(/"(mrkdwn|broadcast|user|link)"/);
    expect(bot.log).toEqual([]);
  });
});

describe('faults of Slack and of ours', () => {
  it('waits as long as Slack asks after a 429 and then posts once', async () => {
    bot.api.failNext('chat.postMessage', { status: 429, headers: { 'retry-after': '0' } });
    await bot.send(messageEvent({ channel: bot.api.direct, channel_type: 'im', text: 'busy?' }));
    await answered(2);
    const shown = await bot.api.messages(bot.api.direct);
    expect(shown.filter(({ text }) => text === 'You said: busy?')).toHaveLength(1);
  });

  it.each(['invalid_blocks', 'msg_blocks_too_long'])(
    'sends the text alone when the card is refused with %s',
    async (error) => {
      bot.api.failNext('chat.postMessage', { error });
      await bot.send(messageEvent({ channel: bot.api.direct, channel_type: 'im', text: 'who?' }));
      await answered(2);
      expect(posts()[1]?.args).toMatchObject({ text: 'You said: who?', blocks: [] });
      expect(bot.log.join()).toContain('Slack refused a card');
    },
  );

  it('tells the asker in one private line when no answer could be made', async () => {
    bot.respond.mockRejectedValueOnce(new Error('the disk is full'));
    await bot.send(mentionEvent({ channel: bot.api.channel, text: `<@${BOT.userId}> who?` }));
    await vi.waitFor(() => expect(bot.api.calls.at(-1)?.method).toBe('chat.postEphemeral'), 5000);
    expect(bot.api.calls.at(-1)?.args).toMatchObject({ user: ANA, text: expect.stringContaining('went wrong') });
    expect(JSON.stringify(bot.api.calls)).not.toContain('disk');
    expect(bot.log.join()).toContain('the disk is full');
  });

  it('whispers to the asker alone when the answer says so', async () => {
    const root = ts();
    bot.respond.mockResolvedValueOnce([{ kind: 'whisper', answer: textAnswer('Only you see this') }]);
    await bot.send(mentionEvent({ channel: bot.api.channel, ts: root, text: `<@${BOT.userId}> psst` }));
    await vi.waitFor(() => expect(bot.api.calls.at(-1)?.method).toBe('chat.postEphemeral'), 5000);
    expect(bot.api.calls.at(-1)?.args).toMatchObject({ channel: bot.api.channel, user: ANA, thread_ts: root });
  });
});
