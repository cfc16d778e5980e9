import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Form, Post } from '../../../src/conversation/types.js';
import { textAnswer } from './answers.js';
import { startBot, type TestBot } from './bot.js';
import { command, mentionEvent, messageEvent, press } from './payloads.js';
import { ANA, TEAM } from './web-api.js';

let bot: TestBot;
beforeEach(async () => {
  bot = await startBot();
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await bot.close();
});

const called = (method: string) => bot.api.calls.filter((call) => call.method === method);
const until = (check: () => void) => vi.waitFor(check, { timeout: 5_000 });

const form: Form = {
  id: 'quiz',
  title: 'Set up a quiz',
  submit: 'Start',
  fields: [
    {
      type: 'choice',
      id: 'deck',
      label: 'Deck',
      value: 'b',
      options: [
        { value: 'a', label: 'A' },
        { value: 'b', label: 'B' },
      ],
    },
    { type: 'number', id: 'count', label: 'Number', value: '', least: 1, most: 30 },
    { type: 'text', id: 'about', label: 'About', value: '' },
  ],
};
const asked: Post = { kind: 'form', form, answer: textAnswer('Press the button') };

describe('a form', () => {
  it('is opened as a modal by a command and by a button', async () => {
    bot.api.failNext('views.open', { error: 'recorded' }, { error: 'recorded' });
    bot.respond.mockResolvedValue([asked]);
    await bot.send(command({ channel_id: bot.api.channel, response_url: bot.responseUrl, text: 'set up a quiz' }));
    const value = JSON.stringify({ type: 'form', form: 'quiz' });
    await bot.send(press({ channel: bot.api.channel, response_url: bot.responseUrl, value }));
    await until(() => expect(called('views.open')).toHaveLength(2));
    expect(called('views.open')[0]?.args).toMatchObject({
      trigger_id: expect.stringMatching(/\.1\.x$/),
      view: {
        type: 'modal',
        callback_id: 'form:quiz',
        private_metadata: JSON.stringify({ channel: bot.api.channel, thread: null }),
        blocks: [
          { block_id: 'deck', optional: false, element: { type: 'static_select', initial_option: { value: 'b' } } },
          { block_id: 'count', optional: true, element: { type: 'number_input', min_value: '1', max_value: '30' } },
          { block_id: 'about', optional: true, element: { type: 'plain_text_input' } },
        ],
      },
    });
  });

  it('asked for by a mention comes as a button, for Slack opens modals on a press only', async () => {
    bot.respond.mockResolvedValue([asked]);
    await bot.send(mentionEvent({ channel: bot.api.channel, text: '<@U0RESPBOT> set up a quiz' }));
    await until(() => expect(called('chat.postMessage')[0]?.args).toMatchObject({ text: 'Press the button' }));
    expect(called('views.open')).toEqual([]);
  });

  it('that was sent comes as what was filled in, from the place where it was asked for', async () => {
    const view = {
      id: 'V1',
      type: 'modal',
      callback_id: 'form:quiz',
      private_metadata: JSON.stringify({ channel: bot.api.channel, thread: '1.2' }),
      state: {
        values: {
          deck: { value: { type: 'static_select', selected_option: { value: 'a' } } },
          count: { value: { type: 'number_input', value: '5' } },
          about: { value: { type: 'plain_text_input', value: null } },
        },
      },
    };
    const payload = { type: 'view_submission', team: { id: TEAM }, user: { id: ANA, name: 'ana' }, view };
    const response = await bot.send(new URLSearchParams({ payload: JSON.stringify(payload) }));
    expect(response.status).toBe(200);
    await until(() => expect(bot.turns()).toHaveLength(1));
    expect(bot.turns()[0]).toMatchObject({
      place: { room: bot.api.channel, thread: '1.2', kind: 'channel' },
      speaker: { id: ANA, name: 'ana' },
      input: { type: 'form', form: 'quiz', values: { deck: 'a', count: '5', about: '' } },
    });
  });
});

describe('a file', () => {
  const sent = (url: string, name = 'deck.csv', size = 20) =>
    messageEvent({
      channel: bot.api.direct,
      channel_type: 'im',
      subtype: 'file_share',
      text: '',
      files: [{ id: 'F1', name, size, url_private_download: url }],
    });
  /** Slack's files; all else is reached as always. */
  const files = (answer: (init: RequestInit | undefined) => Response) => {
    const real = globalThis.fetch;
    vi.stubGlobal('fetch', (url: string | URL | Request, init?: RequestInit) =>
      String(url).includes('/files-pri/') ? Promise.resolve(answer(init)) : real(url, init),
    );
  };

  it('in a direct message is fetched with the token', async () => {
    let token: unknown;
    files((init) => {
      token = new Headers(init?.headers).get('authorization');
      return new Response('question,right,wrong1', { headers: { 'content-type': 'text/csv' } });
    });
    await bot.send(sent('https://files.slack.com/files-pri/T1-F1/download/deck.csv'));
    await until(() => expect(bot.turns()).toHaveLength(1));
    expect(bot.turns()[0]?.input).toEqual({ type: 'file', name: 'deck.csv', text: 'question,right,wrong1' });
    expect(token).toBe('Bearer xoxb-test');
  });

  it.each([
    ['from elsewhere, for the token is for Slack', 'https://evil.example/files-pri/deck.csv', 20],
    ['that is too large', 'https://files.slack.com/files-pri/deck.csv', 5_000_000],
  ])('is not fetched %s', async (_, url, size) => {
    files(() => {
      throw new Error('fetched');
    });
    await bot.send(sent(url, 'deck.csv', size));
    await until(() => expect(bot.turns()).toHaveLength(1));
    expect(bot.turns()[0]?.input).toEqual({ type: 'file', name: 'deck.csv', text: null });
  });

  it('that Slack does not give, as without the scope, is said to be unreadable', async () => {
    files(() => new Response('<html>', { headers: { 'content-type': 'text/html; charset=utf-8' } }));
    await bot.send(sent('https://files.slack.com/files-pri/T1-F1/download/deck.csv'));
    await until(() => expect(bot.turns()[0]?.input).toMatchObject({ text: null }));
    expect(bot.log.join()).toContain('files:read');
  });

  it('of no text is a message like any other', async () => {
    await bot.send(sent('https://files.slack.com/files-pri/T1-F1/download/cat.png', 'cat.png'));
    await until(() => expect(bot.turns()[0]?.input).toEqual({ type: 'text', text: 'help' }));
  });

  it('for one person that cannot be sent is shown to them as text', async () => {
    bot.api.failNext('conversations.open', { error: 'missing_scope' });
    const file = { name: 'results.csv', mime: 'text/csv', text: 'a,b' } as const;
    bot.respond.mockResolvedValue([{ kind: 'file', file, answer: textAnswer('The results.') }]);
    const value = JSON.stringify({ type: 'host', session: 's', round: 1, command: 'results' });
    await bot.send(press({ channel: bot.api.channel, response_url: bot.responseUrl, value }));
    await until(() => expect(bot.whispers).toHaveLength(1));
    expect(bot.whispers[0]).toMatchObject({ response_type: 'ephemeral', text: expect.stringContaining('a,b') });
    expect(called('chat.postMessage')).toEqual([]);
  });

  it('for one person goes to the direct message with them', async () => {
    const file = { name: 'results.csv', mime: 'text/csv', text: 'a,b' } as const;
    bot.respond.mockResolvedValue([{ kind: 'file', file, answer: textAnswer('The results.') }]);
    const value = JSON.stringify({ type: 'host', session: 's', round: 1, command: 'results' });
    await bot.send(press({ channel: bot.api.channel, response_url: bot.responseUrl, value }));
    await until(() => expect(called('files.completeUploadExternal')).toHaveLength(1));
    await until(() => expect(bot.whispers[0]?.text).toContain('direct message'));
    expect(called('files.completeUploadExternal')[0]?.args).toMatchObject({ channel_id: bot.api.direct });
    expect(bot.log).toEqual([]);
  });
});
