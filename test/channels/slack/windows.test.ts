import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Post } from '../../../src/conversation/types.js';
import { answer, textAnswer } from './answers.js';
import { emptyDesk, startBot, type TestBot } from './bot.js';
import { eventOf, interactive, messageEvent, messageShortcut } from './payloads.js';
import { ANA, TEAM } from './web-api.js';

const desk = { ...emptyDesk, mine: vi.fn(emptyDesk.mine), standsAlone: (text: string) => !text.startsWith('and ') };
let bot: TestBot;
beforeAll(async () => {
  bot = await startBot({ desk: async () => desk });
});
afterAll(() => bot.close());
afterEach(() => {
  bot.reset();
  desk.mine.mockReset().mockImplementation(emptyDesk.mine);
});

const called = (method: string) => bot.api.calls.filter((call) => call.method === method);
const until = (check: () => void) => vi.waitFor(check, { timeout: 5_000 });
const whispered = (count: number) => until(() => expect(bot.whispers).toHaveLength(count));
const homeOpened = () =>
  eventOf({ type: 'app_home_opened', user: ANA, channel: bot.api.direct, tab: 'home', ts: undefined });
const home = { id: 'V0HOME', type: 'home', private_metadata: '' };
const inView = (view: Record<string, unknown>, action: Record<string, unknown>, trigger_id: string) =>
  interactive({
    type: 'block_actions',
    container: { type: 'view', view_id: view.id },
    view: { ...view, private_metadata: JSON.stringify({ room: bot.api.direct }) },
    actions: [action],
    trigger_id,
  });
const submitted = (text: string | null, fields: Record<string, unknown> = {}) =>
  interactive({
    type: 'view_submission',
    view: {
      id: 'V0ASK',
      type: 'modal',
      hash: '1.a',
      callback_id: 'ask',
      private_metadata: '{"room":null}',
      state: { values: { 'ask-box:': { 'ask-box': { type: 'plain_text_input', value: text } } } },
      ...fields,
    },
  });

/** Gives an answer that tells of a duty. */
const tellsOfDuty: Post = {
  kind: 'reply',
  answer: {
    ...answer([{ type: 'owner', owner: 'aws', label: 'AWS', subject: 'patching' }]),
    inapplicable: [{} as never],
  },
  audience: 'asker',
  card: null,
};

describe('"Whose job is this?" on a message', () => {
  const shortcut = (message: Record<string, unknown>) =>
    messageShortcut({ channel: { id: bot.api.channel }, response_url: bot.responseUrl, message });

  it('answers its words, as people see them, to the one who pressed alone', async () => {
    const response = await bot.send(shortcut({ ts: '1.1', text: 'who patches &lt;RDS&gt;, <@U9|bob>?' }));
    expect([response.status, await response.text()]).toEqual([200, '']);
    await whispered(1);
    expect(bot.whispers[0]).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(bot.turns()).toMatchObject([
      {
        place: { tenant: TEAM, room: bot.api.channel, thread: null, kind: 'channel' },
        speaker: { id: ANA, name: 'ana' },
        addressed: true,
        input: { type: 'look', said: ['who patches <RDS>, @bob?'] },
      },
    ]);
    expect(called('chat.postMessage')).toEqual([]);
  });

  it('answers in the thread of a message that stands in one', async () => {
    await bot.send(shortcut({ ts: '2.1', thread_ts: '1.1', text: 'who?' }));
    await whispered(1);
    expect(bot.whispers[0]).toMatchObject({ thread_ts: '1.1' });
  });

  it.each([
    ['no words', { ts: '1.1', text: '' }],
    ['nothing but a picture', { ts: '1.1' }],
  ])('says so of a message with %s', async (_, message) => {
    await bot.send(shortcut(message));
    await whispered(1);
    expect(bot.whispers[0]?.text).toContain('no words');
    expect(bot.respond).not.toHaveBeenCalled();
  });

  it('answers once what is sent twice', async () => {
    const body = shortcut({ ts: '1.1', text: 'who?' });
    await bot.send(body);
    await bot.send(body);
    await bot.send(shortcut({ ts: '1.1', text: 'marker' }));
    await whispered(2);
    expect(bot.whispers.map(({ text }) => text)).toEqual(['You said: who?', 'You said: marker']);
  });
});

describe('the shortcut to ask', () => {
  it('opens a window with a box', async () => {
    await bot.send(interactive({ type: 'shortcut', callback_id: 'ask', trigger_id: await bot.api.trigger() }));
    await until(() => expect(called('views.open')).toHaveLength(1));
    expect(called('views.open')[0]?.args.view).toMatchObject({
      type: 'modal',
      callback_id: 'ask',
      blocks: [{ type: 'input', element: { type: 'plain_text_input', action_id: 'ask-box' } }],
    });
    expect(bot.log).toEqual([]);
  });

  it('that came too late says so in the direct message', async () => {
    await bot.send(interactive({ type: 'shortcut', callback_id: 'ask', trigger_id: 'expired' }));
    await until(() => expect(called('chat.postMessage')).toHaveLength(1));
    expect(called('chat.postMessage')[0]?.args).toMatchObject({
      channel: bot.api.direct,
      text: expect.stringContaining('write to me here'),
    });
  });

  it('answers in the window, with a box to ask on', async () => {
    const response = await bot.send(submitted('who patches RDS?'));
    const { response_action, view } = (await response.json()) as { response_action: string; view: unknown };
    expect(response_action).toBe('update');
    expect(JSON.stringify(view)).toContain('You said: who patches RDS?');
    expect(view).toMatchObject({ callback_id: 'ask', private_metadata: JSON.stringify({ room: bot.api.direct }) });
    expect(bot.turns()[0]).toMatchObject({ place: { room: bot.api.direct, kind: 'direct' }, speaker: { name: 'ana' } });
    expect(called('chat.postMessage')).toEqual([]);
  });

  it('asks for words where there are none', async () => {
    const response = await bot.send(submitted(null));
    expect(await response.json()).toMatchObject({
      response_action: 'errors',
      errors: { 'ask-box:': expect.any(String) },
    });
  });

  it('says in the window that it failed', async () => {
    bot.respond.mockRejectedValueOnce(new Error('boom'));
    const response = await bot.send(submitted('who?', { hash: '2.a' }));
    expect(JSON.stringify(await response.json())).toContain('went wrong');
  });

  it('shows tables as lists, for windows have none', async () => {
    const table = { type: 'table', columns: ['Duty', 'Who'], rows: [['Patching', 'AWS']] } as const;
    bot.respond.mockResolvedValueOnce([{ kind: 'reply', answer: answer([table]), audience: 'asker', card: null }]);
    const response = await bot.send(submitted('what is ours?', { hash: '3.a' }));
    const shown = JSON.stringify(await response.json());
    expect(shown).toContain('Patching · Who: AWS');
    expect(shown).not.toContain('"table"');
  });

  it('goes to the direct message with what is for everyone, and says so', async () => {
    bot.respond.mockResolvedValueOnce([
      { kind: 'reply', answer: textAnswer('A quiz begins'), audience: 'everyone', card: 'quiz:w:0' },
    ]);
    const response = await bot.send(submitted('start a quiz', { hash: '4.a' }));
    expect(JSON.stringify(await response.json())).toContain('Messages tab');
    expect(called('chat.postMessage')[0]?.args).toMatchObject({ channel: bot.api.direct, text: 'A quiz begins' });
  });
});

describe('a press in a window', () => {
  it('shows the answer in its place', async () => {
    const trigger = await bot.api.trigger();
    await bot.send(interactive({ type: 'shortcut', callback_id: 'ask', trigger_id: trigger }));
    await until(() => expect(called('views.open')).toHaveLength(1));
    const action = { type: 'button', action_id: 'say:0', value: '{"type":"say","text":"why?"}' };
    bot.api.failNext('views.update', { error: 'recorded' });
    await bot.send(inView({ id: 'V0ASK', type: 'modal' }, action, 't.1'));
    await until(() => expect(called('views.update')).toHaveLength(1));
    expect(called('views.update')[0]?.args.view_id).toBe('V0ASK');
    expect(bot.turns()[0]).toMatchObject({ input: { type: 'press', action: { text: 'why?' } } });
    // A window that was closed meanwhile: the answer is not lost.
    await until(() => expect(called('chat.postMessage')[0]?.args).toMatchObject({ channel: bot.api.direct }));
  });
});

describe('App Home', () => {
  const published = (count: number) => until(() => expect(called('views.publish')).toHaveLength(count));
  const page = () => JSON.stringify(called('views.publish').at(-1)?.args.view);

  it('has a box to ask in, progress, quizzes and help', async () => {
    desk.mine.mockResolvedValue({ progress: textAnswer('12 answered'), quizzes: ['C0QUIZ'] });
    await bot.send(homeOpened());
    await published(1);
    expect(called('views.publish')[0]?.args).toMatchObject({ user_id: ANA, view: { type: 'home' } });
    expect(page()).toContain('"dispatch_action":true');
    expect(page()).toContain('12 answered');
    expect(page()).toContain('"channel_id":"C0QUIZ"');
    expect(page()).toContain('You said: help');
    expect(bot.turns()).toMatchObject([{ input: { type: 'look' } }]);
    expect(bot.log).toEqual([]);
  });

  it('is not drawn for the tab of messages', async () => {
    await bot.send(eventOf({ type: 'app_home_opened', user: ANA, channel: bot.api.direct, tab: 'messages' }));
    await bot.send(homeOpened());
    await published(1);
    expect(desk.mine).toHaveBeenCalledOnce();
  });

  it('answers what is typed there in a window, and lists it from then on', async () => {
    bot.respond.mockResolvedValueOnce([tellsOfDuty]);
    const typed = { type: 'plain_text_input', action_id: 'ask-box', value: 'who patches Aurora?' };
    await bot.send(inView(home, typed, await bot.api.trigger()));
    await published(1);
    expect(JSON.stringify(called('views.open')[0]?.args.view)).toContain('patching');
    expect(page()).toContain('who patches Aurora?');
    expect(called('chat.postMessage')).toEqual([]);
  });

  it('shows a person their own questions, the newest first, without those that stand on others', async () => {
    const ask = async (text: string, user = ANA) => {
      bot.respond.mockResolvedValueOnce([tellsOfDuty]);
      const before = called('chat.postMessage').length;
      await bot.send(messageEvent({ channel: bot.api.direct, channel_type: 'im', text, user }));
      await until(() => expect(called('chat.postMessage')).toHaveLength(before + 1));
    };
    await ask('who patches EC2?');
    await ask('and on RDS?');
    await ask('who encrypts S3?');
    await ask('who patches EKS?', 'U000000002');
    await bot.send(homeOpened());
    await published(1);
    expect(page().indexOf('who encrypts S3?')).toBeLessThan(page().indexOf('who patches EC2?'));
    expect(page()).toContain('who patches EC2?');
    expect(page()).not.toMatch(/and on RDS|EKS/);

    await bot.send(inView(home, { type: 'button', action_id: 'forget-recent', value: 'forget-recent' }, 't.2'));
    await published(2);
    expect(page()).not.toContain('who patches EC2?');
  });

  it('comes without what cannot be had while the store is down, and says so', async () => {
    desk.mine.mockRejectedValue(new Error('the store is down'));
    await bot.send(homeOpened());
    await published(1);
    expect(page()).toContain('cannot reach my memory');
    expect(page()).toContain('You said: help');
  });

  it('answers in the direct message where the window came too late', async () => {
    const typed = { type: 'plain_text_input', action_id: 'ask-box', value: 'who?' };
    await bot.send(inView(home, typed, 'expired'));
    await until(() => expect(called('chat.postMessage')).toHaveLength(1));
    expect(called('chat.postMessage')[0]?.args).toMatchObject({ channel: bot.api.direct, text: 'You said: who?' });
  });

  it('takes no button that the bot did not write', async () => {
    await bot.send(inView(home, { type: 'button', action_id: 'x', value: 'forged' }, await bot.api.trigger()));
    await until(() => expect(called('views.open')).toHaveLength(1));
    expect(JSON.stringify(called('views.open')[0]?.args.view)).toContain('no longer works');
    expect(bot.respond).not.toHaveBeenCalled();
  });
});

describe('where no texts may be kept', () => {
  it('App Home lists no questions', async () => {
    const silent = await startBot({ keepsTexts: false, respond: async () => [tellsOfDuty] });
    try {
      await silent.send(messageEvent({ channel: silent.api.direct, channel_type: 'im', text: 'who patches EC2?' }));
      await until(() => expect(silent.api.calls.at(-1)?.method).toBe('chat.postMessage'));
      await silent.send(eventOf({ type: 'app_home_opened', user: ANA, channel: silent.api.direct, tab: 'home' }));
      await until(() => expect(silent.api.calls.at(-1)?.method).toBe('views.publish'));
      expect(JSON.stringify(silent.api.calls.at(-1)?.args)).not.toContain('who patches EC2?');
    } finally {
      await silent.close();
    }
  });
});
