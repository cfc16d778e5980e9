import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Action, Button } from '../../../src/answer/types.js';
import { textAnswer } from './answers.js';
import { startBot, type TestBot } from './bot.js';
import { command, interactive, mentionEvent, type PressFields, press, ts } from './payloads.js';
import { ANA, BOT } from './web-api.js';

let bot: TestBot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.close());
afterEach(() => bot.reset());

const called = (method: string) => bot.api.calls.filter((call) => call.method === method);
const count = (method: string, expected: number) =>
  vi.waitFor(() => expect(called(method)).toHaveLength(expected), 5000);
const whispered = (expected: number) => vi.waitFor(() => expect(bot.whispers).toHaveLength(expected), 5000);
const pressOn = (action: Action, fields: Partial<PressFields> = {}) =>
  press({ channel: bot.api.channel, response_url: bot.responseUrl, value: JSON.stringify(action), ...fields });
const vote: Action = { type: 'vote', session: 's1', round: 0, option: 'aws' };
const say: Action = { type: 'say', text: 'and on EC2?' };

describe('a press on a button', () => {
  it('acts with the action it carries', async () => {
    const response = await bot.send(pressOn(say));
    expect([response.status, await response.text()]).toEqual([200, '']);
    await count('chat.postMessage', 1);
    expect(bot.turns()[0]).toMatchObject({
      speaker: { name: 'ana' },
      addressed: true,
      input: { type: 'press', action: say },
    });
  });

  it('that says something is answered in the thread of its message', async () => {
    const message_ts = ts();
    await bot.send(pressOn(say, { message_ts }));
    await count('chat.postMessage', 1);
    expect(called('chat.postMessage')[0]?.args.thread_ts).toBe(message_ts);
  });

  it('inside a thread is answered in that thread', async () => {
    const thread_ts = ts();
    await bot.send(pressOn(say, { thread_ts }));
    await count('chat.postMessage', 1);
    expect(bot.turns()[0]?.place.thread).toBe(thread_ts);
    expect(called('chat.postMessage')[0]?.args.thread_ts).toBe(thread_ts);
  });

  it('in a direct message is answered there', async () => {
    await bot.send(pressOn(say, { channel: bot.api.direct }));
    await count('chat.postMessage', 1);
    expect(bot.turns()[0]?.place).toMatchObject({ thread: null, kind: 'direct' });
  });

  it('on a private message is answered privately', async () => {
    await bot.send(pressOn(say, { is_ephemeral: true }));
    await whispered(1);
    expect(bot.whispers[0]).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(called('chat.postMessage')).toEqual([]);
  });

  it('whispers to the one who pressed', async () => {
    bot.respond.mockResolvedValueOnce([{ kind: 'whisper', answer: textAnswer('Your vote counts') }]);
    await bot.send(pressOn(vote));
    await whispered(1);
    expect(bot.whispers[0]).toMatchObject({
      response_type: 'ephemeral',
      replace_original: false,
      text: 'Your vote counts',
    });
    expect(called('chat.postMessage')).toEqual([]);
  });

  it('shows the host alone what the host can do: in place of the pressed message, or below new cards', async () => {
    const aside = { kind: 'aside', to: ANA, answer: textAnswer('Reveal?'), card: 'quiz:q:host' } as const;
    bot.respond.mockResolvedValueOnce([aside]);
    await bot.send(pressOn(vote, { is_ephemeral: true }));
    await whispered(1);
    expect(bot.whispers[0]).toMatchObject({ response_type: 'ephemeral', replace_original: true, text: 'Reveal?' });

    bot.reset();
    const next = { kind: 'reply', answer: textAnswer('Question 2'), audience: 'everyone', card: 'quiz:q:1' } as const;
    bot.respond.mockResolvedValueOnce([next, aside]);
    await bot.send(pressOn(vote, { is_ephemeral: true }));
    await whispered(2);
    expect(bot.whispers[0]).toEqual({ delete_original: true });
    expect(bot.whispers[1]).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(called('chat.postMessage')).toHaveLength(1);
  });

  it('shows the host what somebody else’s press changed, and no view that Slack cannot show', async () => {
    bot.respond.mockResolvedValueOnce([
      { kind: 'aside', to: 'U000000009', answer: textAnswer('Next?'), card: 'quiz:q:host' },
      { kind: 'view', answer: textAnswer('Your own card'), card: 'quiz:q:0' },
    ]);
    await bot.send(pressOn(vote));
    await count('chat.postEphemeral', 1);
    expect(called('chat.postEphemeral')[0]?.args).toMatchObject({ user: 'U000000009', text: 'Next?' });
    expect(bot.whispers).toEqual([]);
    expect(called('chat.postMessage')).toEqual([]);
  });

  it.each([
    ['JSON of another kind', '{"type":"delete_everything"}'],
    ['no JSON', 'reveal'],
    ['a forged round', '{"type":"vote","session":"s","round":-1,"option":"a"}'],
    ['too long', JSON.stringify({ type: 'say', text: 'x'.repeat(2500) })],
  ])('with a bad value gets a kind private line: %s', async (_, value) => {
    const response = await bot.send(press({ channel: bot.api.channel, response_url: bot.responseUrl, value }));
    expect(response.status).toBe(200);
    await whispered(1);
    expect(bot.whispers[0]).toMatchObject({
      response_type: 'ephemeral',
      text: expect.stringContaining('no longer works'),
    });
    expect(bot.respond).not.toHaveBeenCalled();
  });

  it('sent twice with the same trigger counts once', async () => {
    const body = pressOn(vote);
    await bot.send(body);
    await bot.send(body);
    await bot.send(pressOn(say));
    await count('chat.postMessage', 2);
    expect(bot.turns()).toHaveLength(2);
  });
});

describe('a vote against an answer', () => {
  const down: Action = { type: 'feedback', verdict: 'down', about: 'who patches RDS?\nrds patching' };
  const sent = (view: unknown, reason: string | null) => {
    const state = { values: { 'reason-box': { 'reason-box': { value: reason } } } };
    return interactive({ type: 'view_submission', view: { ...(view as object), id: `V${ts()}`, state } });
  };

  it('counts at once, and then asks what was wrong', async () => {
    await bot.send(pressOn(down));
    await count('views.open', 1);
    expect(bot.turns()).toMatchObject([{ input: { type: 'press', action: down } }]);
    const view = called('views.open')[0]?.args.view;
    const response = await bot.send(sent(view, ' It is ours on Custom '));
    expect([response.status, await response.text()]).toEqual([200, '']);
    await vi.waitFor(() => expect(bot.turns()).toHaveLength(2), 5000);
    expect(bot.turns()[1]?.input).toEqual({ type: 'press', action: { ...down, reason: 'It is ours on Custom' } });
    expect(called('chat.postMessage')).toHaveLength(1);
  });

  it('without words, by another person’s forged window, or with an old trigger, changes nothing more', async () => {
    await bot.send(pressOn(down));
    await count('views.open', 1);
    const view = called('views.open')[0]?.args.view;
    await bot.send(sent(view, null));
    await bot.send(sent({ callback_id: 'reason', private_metadata: '{"channel":1}' }, 'forged'));
    await bot.send(pressOn(say));
    await count('chat.postMessage', 2);
    expect(bot.turns()).toHaveLength(2);
    expect(bot.turns()[1]?.input).toMatchObject({ action: say });
    expect(bot.log).toEqual([]);
  });

  it('for it asks nothing', async () => {
    await bot.send(pressOn({ ...down, verdict: 'up' }));
    await count('chat.postMessage', 1);
    expect(called('views.open')).toEqual([]);
  });
});

describe('a quiz card', () => {
  const buttons: Button[] = [{ label: 'AWS', style: 'plain', action: vote }];
  const card = 'quiz:s1:0';

  async function startQuiz(key = card): Promise<string> {
    bot.respond.mockResolvedValueOnce([
      { kind: 'reply', answer: textAnswer('Who patches RDS?', buttons), audience: 'everyone', card: key },
    ]);
    await bot.send(command({ channel_id: bot.api.channel, response_url: bot.responseUrl, text: 'quiz' }));
    await count('chat.postMessage', 1);
    // The call is recorded before the emulator has done it.
    return await vi.waitFor(async () => {
      const posted = (await bot.api.messages(bot.api.channel)).at(-1);
      expect(posted?.text).toBe('Who patches RDS?');
      return posted?.ts ?? '';
    }, 5000);
  }
  const update = (text: string, key = card) =>
    bot.respond.mockResolvedValueOnce([{ kind: 'update', answer: textAnswer(text, buttons), card: key }]);
  const shown = async (at: string) => (await bot.api.messages(bot.api.channel)).find((message) => message.ts === at);

  it('is replaced in place by chat.update', async () => {
    const at = await startQuiz();
    update('1 vote so far');
    await bot.send(pressOn(vote, { message_ts: at }));
    await vi.waitFor(async () => expect((await shown(at))?.text).toBe('1 vote so far'), 5000);
    expect(called('chat.update')[0]?.args).toMatchObject({ channel: bot.api.channel, ts: at });
    expect(called('chat.postMessage')).toHaveLength(1);
  });

  it.each(['message_not_found', 'cant_update_message'])(
    'is posted anew, and found there later, after %s',
    async (error) => {
      const at = await startQuiz(`quiz:${error}`);
      bot.api.failNext('chat.update', { error });
      update('again here', `quiz:${error}`);
      await bot.send(pressOn(vote, { message_ts: at }));
      await count('chat.postMessage', 2);
      const second = (await bot.api.messages(bot.api.channel)).at(-1);
      expect(second?.text).toBe('again here');
      update('and replaced', `quiz:${error}`);
      await bot.send(pressOn(vote, { message_ts: at }));
      await vi.waitFor(async () => expect((await shown(second?.ts ?? ''))?.text).toBe('and replaced'), 5000);
    },
  );

  it('that was never posted is posted', async () => {
    update('Here I am', 'quiz:unknown:0');
    await bot.send(mentionEvent({ channel: bot.api.channel, text: `<@${BOT.userId}> quiz` }));
    await count('chat.postMessage', 1);
    expect(called('chat.postMessage')[0]?.args.text).toBe('Here I am');
  });

  it('that was never posted is posted for all, by a press on what the host alone sees as well', async () => {
    update('For all', 'quiz:private:0');
    await bot.send(pressOn(vote, { is_ephemeral: true }));
    await count('chat.postMessage', 1);
    expect(called('chat.postMessage')[0]?.args.text).toBe('For all');
    expect(bot.whispers).toEqual([]);
  });

  it('goes on beside the card before it, not in its thread', async () => {
    const at = await startQuiz();
    bot.respond.mockResolvedValueOnce([
      { kind: 'reply', answer: textAnswer('Question 2'), audience: 'everyone', card: 'quiz:s1:1' },
    ]);
    await bot.send(pressOn({ type: 'host', session: 's1', round: 0, command: 'next' }, { message_ts: at }));
    await count('chat.postMessage', 2);
    expect(called('chat.postMessage')[1]?.args.thread_ts).toBeUndefined();
  });
});
