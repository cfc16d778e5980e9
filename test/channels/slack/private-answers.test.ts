import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Post } from '../../../src/conversation/types.js';
import { textAnswer } from './answers.js';
import { startBot, type TestBot } from './bot.js';
import { command, mentionEvent, messageEvent, press } from './payloads.js';
import { ANA, BOT, type Message } from './web-api.js';

const ADMIN = 'U000000007';
const answered = async (): Promise<readonly Post[]> => [
  { kind: 'reply', answer: textAnswer('AWS does'), audience: 'asker', card: null },
];
let bot: TestBot;
beforeAll(async () => {
  bot = await startBot({ respond: answered, admins: [ADMIN] });
});
afterAll(() => bot.close());
afterEach(() => bot.reset());

const called = (method: string) => bot.api.calls.filter((call) => call.method === method);
const whispered = (count: number) => vi.waitFor(() => expect(bot.whispers).toHaveLength(count), 5000);
const posted = (count: number) => vi.waitFor(() => expect(called('chat.postMessage')).toHaveLength(count), 5000);
const whose = (text: string, user_id = ANA) =>
  bot.send(command({ channel_id: bot.api.channel, response_url: bot.responseUrl, text, user_id }));

interface Shown {
  readonly type: string;
  readonly elements?: readonly { readonly action_id?: string; readonly value?: string }[];
}
/** The value of a button in what was sent. */
function buttonIn(message: Message | undefined, action: string): string | undefined {
  const elements = (message?.blocks as readonly Shown[] | undefined)?.flatMap(({ elements = [] }) => elements);
  return elements?.find(({ action_id }) => action_id === action)?.value;
}

/** Asks privately; gives the value of a button of the answer. */
async function buttonAfter(action: string, user = ANA): Promise<string> {
  await whose('who patches RDS?', user);
  await whispered(1);
  const value = buttonIn(bot.whispers[0], action);
  bot.whispers.length = 0;
  return value ?? 'there is no such button';
}
const pressOn = (value: string, fields: { user?: string; channel?: string } = {}) =>
  bot.send(press({ channel: bot.api.channel, response_url: bot.responseUrl, value, is_ephemeral: true, ...fields }));

describe('what was asked of one person alone', () => {
  it('is settled where it stands, and not in front of all', async () => {
    const done: Post = { kind: 'update', answer: { ...textAnswer('Kept'), intent: 'assign' }, card: 'assign:1' };
    bot.respond.mockResolvedValueOnce([done]);
    await pressOn(JSON.stringify({ type: 'assign', command: 'yes', id: '1' }));
    await whispered(1);
    expect(bot.whispers[0]).toMatchObject({ replace_original: true, text: 'Kept' });
    expect(called('chat.postMessage')).toEqual([]);
  });
});

describe('"Share in channel"', () => {
  it('puts a private answer into the channel, says who shared it, and takes the private one away', async () => {
    await pressOn(await buttonAfter('share'));
    await posted(1);
    expect(called('chat.postMessage')[0]?.args).toMatchObject({ channel: bot.api.channel, text: 'AWS does' });
    expect(JSON.stringify(called('chat.postMessage')[0]?.args.blocks)).toContain('Shared by ana');
    await whispered(1);
    expect(bot.whispers[0]).toEqual({ delete_original: true });
    expect(bot.respond).toHaveBeenCalledOnce();
  });

  it('does so once, however often it is pressed', async () => {
    const value = await buttonAfter('share');
    await pressOn(value);
    await whispered(1);
    await pressOn(value);
    await whispered(2);
    expect(bot.whispers[1]?.text).toContain('already');
    expect(called('chat.postMessage')).toHaveLength(1);
  });

  it('works in a channel that the bot is not in', async () => {
    const value = await buttonAfter('share');
    bot.api.failNext('chat.postMessage', { error: 'not_in_channel' });
    await pressOn(value);
    await whispered(2);
    expect(bot.whispers[0]).toMatchObject({ response_type: 'in_channel', text: 'AWS does' });
  });

  it.each([
    ['by somebody else', { user: 'U000000002' }],
    ['from another channel', { channel: 'C0ELSEWHERE' }],
  ])('shares nothing when it is pressed %s', async (_, fields) => {
    await pressOn(await buttonAfter('share'), fields);
    await whispered(1);
    expect(bot.whispers[0]?.text).toContain('no longer works');
    expect(called('chat.postMessage')).toEqual([]);
  });

  it.each([
    ['another workspace’s id', '{"type":"share","id":"AAAAAAAAAAAAAAAA"}'],
    ['no id', '{"type":"share","id":"../../x"}'],
  ])('shares nothing for %s', async (_, value) => {
    await pressOn(value);
    await whispered(1);
    expect(bot.whispers[0]?.text).toContain('no longer works');
    expect(called('chat.postMessage')).toEqual([]);
  });

  it('tells of an archived channel in one private line', async () => {
    const value = await buttonAfter('share');
    bot.api.failNext('chat.postMessage', { error: 'is_archived' });
    await pressOn(value);
    await whispered(1);
    expect(bot.whispers[0]).toMatchObject({ response_type: 'ephemeral', text: expect.stringContaining('archived') });
  });

  it('is not offered for what is public already, what is no answer, or where the store is down', async () => {
    await bot.send(mentionEvent({ channel: bot.api.channel, text: `<@${BOT.userId}> who?` }));
    await posted(1);
    expect(buttonIn(called('chat.postMessage')[0]?.args, 'share')).toBeUndefined();

    const help: Post = { ...(await answered())[0], answer: { ...textAnswer('Help'), intent: 'help' } } as Post;
    bot.respond.mockResolvedValueOnce([help]);
    expect(await buttonAfter('share')).toBe('there is no such button');

    const down = async () => Promise.reject(new Error('the store is down'));
    const broken = await startBot({ respond: answered, cards: { put: down, get: down } });
    try {
      const { channel } = broken.api;
      await broken.send(command({ channel_id: channel, response_url: broken.responseUrl, text: 'who?' }));
      await vi.waitFor(() => expect(broken.whispers[0]?.text).toBe('AWS does'), 5000);
      expect(buttonIn(broken.whispers[0], 'share')).toBeUndefined();
    } finally {
      await broken.close();
    }
  });
});

describe('"How did you read this?"', () => {
  it('shows an admin alone how the question was read', async () => {
    await pressOn(await buttonAfter('explain', ADMIN), { user: ADMIN });
    await whispered(1);
    expect(bot.whispers[0]).toMatchObject({ response_type: 'ephemeral', text: 'read: who patches RDS?' });
    expect(called('chat.postMessage')).toEqual([]);
  });

  it('is there for admins in their direct message as well, and for nobody else', async () => {
    const { direct } = bot.api;
    await bot.send(messageEvent({ channel: direct, channel_type: 'im', text: 'who?', user: ADMIN }));
    await posted(1);
    await bot.send(messageEvent({ channel: direct, channel_type: 'im', text: 'who?' }));
    await posted(2);
    const [forAdmin, forAna] = called('chat.postMessage').map(({ args }) => buttonIn(args, 'explain'));
    expect(forAdmin).toBe('{"type":"explain","text":"who?"}');
    expect(forAna).toBeUndefined();
    expect(await buttonAfter('explain')).toBe('there is no such button');
  });

  it('tells others nothing, whatever button they forge', async () => {
    await pressOn('{"type":"explain","text":"who?"}');
    await whispered(1);
    expect(bot.whispers[0]?.text).toBe('Only admins can see this.');
  });
});

describe('"Compare with …"', () => {
  const about = (...services: string[]): Post => ({
    kind: 'reply',
    answer: { ...textAnswer('AWS does'), verdicts: services.map((serviceName) => ({ serviceName }) as never) },
    audience: 'asker',
    card: null,
  });

  it('opens the window to ask in, where the other service is left to type', async () => {
    bot.respond.mockResolvedValueOnce([about('Amazon RDS', 'Amazon RDS')]);
    await bot.send(mentionEvent({ channel: bot.api.channel, text: `<@${BOT.userId}> who?` }));
    await posted(1);
    const value = buttonIn(called('chat.postMessage')[0]?.args, 'compare') ?? '';
    const { channel } = bot.api;
    const trigger_id = await bot.api.trigger();
    await bot.send(press({ channel, response_url: bot.responseUrl, value, trigger_id }));
    await vi.waitFor(() => expect(called('views.open')).toHaveLength(1), 5000);
    expect(called('views.open')[0]?.args.view).toMatchObject({
      callback_id: 'ask',
      blocks: [{ element: { initial_value: 'compare Amazon RDS with ' } }],
    });
    expect(bot.whispers).toEqual([]);
  });

  it('that came too late asks to write instead', async () => {
    await pressOn('{"type":"compare","service":"Amazon RDS"}');
    await whispered(1);
    expect(bot.whispers[0]?.text).toContain('could not open a window');
  });

  it.each([
    ['no service', []],
    ['several', ['Amazon RDS', 'Amazon S3']],
  ])('is not below an answer about %s', async (_, services) => {
    bot.respond.mockResolvedValueOnce([about(...services)]);
    expect(await buttonAfter('compare')).toBe('there is no such button');
  });
});
