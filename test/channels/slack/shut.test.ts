import { afterEach, describe, expect, it, vi } from 'vitest';
import type { HostCommand } from '../../../src/answer/actions.js';
import type { Action } from '../../../src/answer/types.js';
import { LINES } from '../../../src/channels/slack/lines.js';
import { replicas } from '../../plays/bots.js';
import { textAnswer } from './answers.js';
import { startBot, type TestBot } from './bot.js';
import { command, press } from './payloads.js';
import { ANA, BOT, type Message, TEAM } from './web-api.js';

vi.setConfig({ testTimeout: 60_000 });
const PATIENT = { timeout: 15_000, interval: 100 };

let bot: TestBot | null = null;
afterEach(async () => {
  await bot?.close();
  bot = null;
});

/** The whole bot, and a private channel of Ana's in Slack's emulator that it is not in yet. */
async function workspace() {
  const bots = await replicas();
  const { store, now } = bots;
  const slack = await startBot({ respond: bots.one.respond, cards: store.cards, deliveries: store.deliveries, now });
  bot = slack;
  const { api } = slack;
  const { channel } = await api.admin('conversations.create', { name: 'team', is_private: true });
  const room = channel.id;
  const value = (command: HostCommand | 'vote', round: number, session: string) => {
    const action: Action =
      command === 'vote' ? { type: 'vote', session, round, option: 'aws' } : { type: 'host', session, round, command };
    return JSON.stringify(action);
  };
  /** The cards of the bot that stand in the channel now. */
  const cards = async () => (await api.messages(room)).filter(({ blocks }) => blocks !== undefined);
  const lines = Object.values(LINES.shut) as string[];
  const told = (messages: readonly Message[]) => messages.filter(({ text }) => lines.includes(text));
  return {
    ...bots,
    slack,
    room,
    cards,
    invite: () => api.admin('conversations.invite', { channel: room, users: BOT.userId }),
    remove: () => api.admin('conversations.kick', { channel: room, user: BOT.userId }),
    say: (text: string) => slack.send(command({ channel_id: room, response_url: slack.responseUrl, text })),
    press: (button: HostCommand | 'vote', round: number, session: string) => {
      const is_ephemeral = button !== 'vote';
      const fields = { channel: room, response_url: slack.responseUrl, is_ephemeral };
      return slack.send(press({ ...fields, value: value(button, round, session) }));
    },
    session: () =>
      vi.waitFor(async () => {
        const id = await store.quizzes.active(JSON.stringify(['slack', TEAM, room]));
        if (id === null) throw new Error('no quiz runs');
        return id;
      }, PATIENT),
    shows: (text: string) =>
      vi.waitFor(async () => expect(JSON.stringify((await cards()).at(-1)?.blocks)).toContain(text), PATIENT),
    /** The one line about a shut room that the presser has got since the last look. */
    line: () =>
      vi.waitFor(() => {
        const [line, ...more] = told(slack.whispers);
        expect(more).toEqual([]);
        expect(line).toMatchObject({ response_type: 'ephemeral' });
        slack.whispers.length = 0;
        return line?.text;
      }, PATIENT),
    /** The same in the direct message of Ana and the bot. */
    lineInDirect: () =>
      vi.waitFor(async () => {
        const [line, ...more] = told(await api.messages(api.direct));
        expect(more).toEqual([]);
        expect(line).toBeDefined();
        return line?.text;
      }, PATIENT),
  };
}

describe('a quiz where Slack lets no message in', () => {
  it('set up by a form for a channel that the bot is not in: says so in the direct message, and goes on when invited', async () => {
    const { slack, room, cards, invite, say, session, shows, lineInDirect, pass } = await workspace();
    const chosen = (value: string) => ({ value: { type: 'static_select', selected_option: { value } } });
    const view = {
      id: 'V1',
      type: 'modal',
      callback_id: 'form:quiz',
      private_metadata: JSON.stringify({ channel: room, thread: null }),
      state: { values: { deck: chosen('scenario:training-module'), pace: chosen('host') } },
    };
    const payload = { type: 'view_submission', team: { id: TEAM }, user: { id: ANA, name: 'ana' }, view };
    await slack.send(new URLSearchParams({ payload: JSON.stringify(payload) }));
    expect(await lineInDirect()).toContain('/invite @Responsibot');
    expect(await cards()).toEqual([]);

    const id = await session();
    await invite();
    await pass(6, slack.postTo);
    await say('start a quiz');
    await shows('Question 1 of 8');
    expect(await session()).toBe(id);
    expect(JSON.stringify(slack.whispers)).not.toContain(LINES.failed);
  });

  it('started by a command there: one line, and no host’s buttons for a card that is not there', async () => {
    const { slack, say, line } = await workspace();
    await say('start a quiz');
    expect(await line()).toContain('/invite @Responsibot');
    expect(JSON.stringify(slack.whispers)).not.toContain('You are the host');
  });

  it('in a channel that the bot was removed from: votes count, and it goes on when invited again', async () => {
    const { say, press, invite, remove, session, shows, line, store } = await workspace();
    await invite();
    await say('start a quiz');
    await shows('Question 1 of 8');
    const id = await session();
    await remove();
    await press('vote', 0, id);
    expect(await line()).toBe(LINES.shut.away);
    expect(await store.quizzes.countVotes(id, 0)).toBe(1);
    await press('reveal', 0, id);
    expect(await line()).toBe(LINES.shut.away);

    await invite();
    await press('next', 0, id);
    await shows('Question 2 of 8');
  });

  it('in an archived channel: goes on when it is unarchived', async () => {
    const { slack, room, say, press, invite, session, shows, line, pass } = await workspace();
    await invite();
    await say('start a quiz');
    await shows('Question 1 of 8');
    const id = await session();
    await press('reveal', 0, id);
    await shows('Nobody voted');
    await slack.api.admin('conversations.archive', { channel: room });
    await press('next', 0, id);
    expect(await line()).toBe(LINES.shut.archived);

    await slack.api.admin('conversations.unarchive', { channel: room });
    await pass(6, slack.postTo);
    await press('next', 0, id);
    await shows('Question 2 of 8');
  });

  it('ended by the clock: the host is told in the direct message', async () => {
    const { slack, say, invite, remove, shows, lineInDirect, pass } = await workspace();
    await invite();
    await say('a timed quiz with 2 questions about RDS, 20 seconds per question');
    await shows('Question 1 of 2');
    await remove();
    expect(await pass(22, slack.postTo)).toBe(1);
    expect(await lineInDirect()).toBe(LINES.shut.away);
  });

  it.each([
    ['restricted_action', LINES.shut.restricted],
    ['account_inactive', LINES.shut.removed],
  ])('after %s: names the mend in one line', async (error, expected) => {
    const slack = await startBot();
    bot = slack;
    slack.api.failNext('chat.postMessage', { error });
    slack.respond.mockResolvedValueOnce([
      { kind: 'reply', answer: textAnswer('Question 1'), audience: 'everyone', card: 'quiz:q:0' },
      { kind: 'reply', answer: textAnswer('Question 2'), audience: 'everyone', card: 'quiz:q:1' },
    ]);
    await slack.send(command({ channel_id: slack.api.channel, response_url: slack.responseUrl, text: 'quiz' }));
    await vi.waitFor(() => expect(slack.whispers.map(({ text }) => text)).toEqual([expected]), PATIENT);
    expect(slack.api.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1);
  });
});

describe('a quiz whose card somebody deleted', () => {
  it('has it put up again by the host’s button, with a line; one that is over stays away', async () => {
    const { slack, room, cards, say, press, invite, session, shows } = await workspace();
    const erase = async () => {
      const ts = (await cards()).at(-1)?.ts;
      const form = new URLSearchParams({ channel: room, ts: ts ?? '' });
      const headers = { authorization: `Bearer ${BOT.token}` };
      await fetch(`${slack.api.apiUrl}chat.delete`, { method: 'POST', headers, body: form });
    };
    await invite();
    await say('start a quiz');
    await shows('Question 1 of 8');
    const id = await session();
    await erase();
    await press('reveal', 0, id);
    await shows('Nobody voted');
    await vi.waitFor(
      () => expect(slack.whispers.filter(({ text }) => text === LINES.putUpAgain)).toHaveLength(1),
      PATIENT,
    );

    await erase();
    await press('next', 0, id);
    await shows('Question 2 of 8');
    expect(JSON.stringify(await cards())).not.toContain('Question 1 of 8');
  });
});
