import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Action } from '../../../src/answer/types.js';
import type { Post } from '../../../src/conversation/types.js';
import { activity, CHANNEL, GROUP, installed, mention, message, PERSONAL, press, rating } from './activities.js';
import { FULL, saying } from './answers.js';
import type { SentBody } from './connector.js';
import { type Rig, reply, startRig, TENANT } from './rig.js';

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(async () => {
  await rig.stop();
});
beforeEach(() => {
  rig.connector.calls.length = 0;
  rig.connector.failures.clear();
  rig.cards.clear();
  rig.answer(() => [reply('hello')]);
});

const lastTurn = () => rig.turns[rig.turns.length - 1];
const json = async (response: Promise<Response>): Promise<unknown> => (await response).json();
const card = (body: SentBody | undefined): string => JSON.stringify(body?.attachments[0]?.content);
const VOTE: Action = { type: 'vote', session: 's1', round: 1, option: 'aws' };

describe('messages', () => {
  it('in a personal chat are addressed and answered in the same chat', async () => {
    await rig.send(message(PERSONAL, 'who patches\u00a0RDS?'));
    expect(lastTurn()).toEqual({
      place: { channel: 'teams', tenant: TENANT, room: 'a:1', thread: null, kind: 'direct' },
      speaker: { id: '29:ann', name: 'Ann' },
      addressed: true,
      input: { type: 'text', text: 'who patches RDS?' },
      at: 1000,
    });
    const [post] = rig.connector.posts;
    expect(post?.path).toMatch(/^\/v3\/conversations\/a(:|%3A)1\/activities\/in-\d+$/);
    expect(post?.body).toMatchObject({ type: 'message', summary: 'hello' });
  });

  it('that mention the bot in a channel are answered in their thread, without the mention', async () => {
    await rig.send(mention(CHANNEL, '<at>Responsibot</at> who patches RDS?'));
    expect(lastTurn()?.place).toEqual({
      channel: 'teams',
      tenant: TENANT,
      room: '19:room@thread.tacv2',
      thread: '1700',
      kind: 'channel',
    });
    expect(lastTurn()).toMatchObject({ addressed: true, input: { text: 'who patches RDS?' } });
    expect(decodeURIComponent(rig.connector.posts[0]?.path ?? '')).toContain(';messageid=1700');
  });

  it.each([
    ['twice', '<at>Responsibot</at> <at>Responsibot</at> help', 'help'],
    ['beside somebody else', '<at>Responsibot</at> ask <at id="1">Bob Ray</at>', 'ask Bob Ray'],
    ['alone', '<at>Responsibot</at>', ''],
    ['at the end', 'who patches RDS <at>Responsibot</at>', 'who patches RDS'],
  ])('mention the bot %s: only the words are left', async (_name, text, left) => {
    const twice = mention(GROUP, text) as { entities: object[] };
    await rig.send({ ...twice, entities: [...twice.entities, ...twice.entities] });
    expect(lastTurn()?.input).toEqual({ type: 'text', text: left });
    expect(lastTurn()?.place.kind).toBe('group');
  });

  it('without a mention in a channel are not addressed', async () => {
    rig.answer(() => []);
    await rig.send(message(CHANNEL, 'lunch?'));
    expect(lastTurn()?.addressed).toBe(false);
    expect(rig.connector.calls).toEqual([]);
  });

  it.each([
    [
      'broken mentions',
      { entities: [{ type: 'mention' }, { type: 'mention', mentioned: { id: '28:bot' }, text: null }] },
    ],
    ['no text', { text: null }],
    ['no entities', { entities: null }],
  ])('with %s do no harm', async (_name, fields) => {
    expect((await rig.send(message(PERSONAL, 'hi', fields))).status).toBe(200);
  });

  it('of the bot itself and of other bots are ignored', async () => {
    const before = rig.turns.length;
    await rig.send(message(GROUP, 'hi', { from: { id: '28:bot' } }));
    await rig.send(message(GROUP, 'hi', { from: { id: '28:other', role: 'bot' } }));
    expect(rig.turns).toHaveLength(before);
  });

  it('that are delivered twice are answered once', async () => {
    const once = message(PERSONAL, 'who?');
    await rig.send(once);
    expect((await rig.send(once)).status).toBe(200);
    expect(rig.connector.posts).toHaveLength(1);
  });

  it.each(['typing', 'messageReaction', 'messageUpdate', 'event', 'somethingNew'])(
    'of type %s get 200 and silence',
    async (type) => {
      expect((await rig.send(activity(PERSONAL, { type }))).status).toBe(200);
      expect(rig.connector.calls).toEqual([]);
    },
  );

  it('whose answer cannot be sent end in 500 with one line in the log', async () => {
    rig.connector.failures.set('POST', 403);
    const before = rig.log.length;
    const response = await rig.send(message(PERSONAL, 'who?'));
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('at ');
    expect(rig.log.slice(before)).toMatchObject([{ level: 'error', details: { status: 403 } }]);
  });
});

describe('an install', () => {
  it.each([PERSONAL, GROUP, CHANNEL])(
    'in $conversationType is welcomed once, though it is reported twice',
    async (where) => {
      await rig.send(installed(where, 'conversationUpdate'));
      await rig.send(installed(where, 'installationUpdate'));
      expect(rig.connector.posts).toHaveLength(1);
      expect(lastTurn()).toMatchObject({ addressed: true, input: { type: 'text', text: 'help' } });
    },
  );

  it('of somebody else, and a removal, are no reason to speak', async () => {
    await rig.send(activity(GROUP, { type: 'conversationUpdate', membersAdded: [{ id: '29:bob' }] }));
    await rig.send(activity(GROUP, { type: 'installationUpdate', action: 'remove' }));
    expect(rig.connector.calls).toEqual([]);
  });
});

describe('a pressed button', () => {
  it('is a turn with its action, and the updated card comes back and goes to all', async () => {
    rig.answer(() => [reply('question', 'quiz:s1:1')]);
    await rig.send(mention(GROUP, '<at>Responsibot</at> quiz'));
    const { activity: id } = rig.cards.get('quiz:s1:1') as { activity: string };
    rig.answer(() => [{ kind: 'update', answer: saying('1 vote'), card: 'quiz:s1:1' }, reply('next')]);

    const body = await json(rig.send(press(GROUP, VOTE, id)));
    expect(lastTurn()).toMatchObject({ addressed: true, input: { type: 'press', action: VOTE } });
    expect(body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
    expect(JSON.stringify(body)).toContain('1 vote');
    const put = rig.connector.calls.find((call) => call.method === 'PUT');
    expect(put?.path.endsWith(`/activities/${id}`)).toBe(true);
    expect(card(put?.body)).toContain('1 vote');
    expect(rig.connector.posts.map((post) => post.body.summary)).toEqual(['question', 'next']);
  });

  it('updates a card in another thread there, and leaves the pressed one', async () => {
    rig.cards.set('quiz:s1:1', { conversation: '19:room@thread.tacv2;messageid=99', activity: 'old' });
    rig.answer(() => [{ kind: 'update', answer: saying('now'), card: 'quiz:s1:1' }]);
    const body = await json(rig.send(press(CHANNEL, VOTE, 'another')));
    expect(body).toEqual({ statusCode: 200 });
    const [put] = rig.connector.calls;
    expect(decodeURIComponent(put?.path ?? '')).toBe(
      '/v3/conversations/19:room@thread.tacv2;messageid=99/activities/old',
    );
    expect(put?.body.conversation.id).toBe('19:room@thread.tacv2;messageid=99');
  });

  it.each([
    ['cannot be replaced', () => rig.connector.failures.set('PUT', 404)],
    ['is not known', () => rig.cards.clear()],
    ['was kept in an unknown form', () => rig.cards.set('k', { channel: 'C1' })],
  ])('posts the card anew where the old one %s', async (_name, spoil) => {
    rig.cards.set('k', { conversation: GROUP.id, activity: 'gone' });
    spoil();
    rig.answer(() => [{ kind: 'update', answer: saying('again'), card: 'k' }]);
    await rig.send(press(GROUP, VOTE, 'gone'));
    expect(rig.connector.posts.map((post) => post.body.summary)).toEqual(['again']);
    expect(rig.cards.get('k')).toMatchObject({ conversation: GROUP.id, activity: expect.stringMatching(/^activity-/) });
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a foreign action', { type: 'delete' }],
    ['a missing field', { type: 'vote', session: 's' }],
    ['a wrong type', { type: 'vote', session: 's', round: '1', option: 'a' }],
    ['a huge text', { type: 'say', text: 'x'.repeat(5000) }],
  ])('with %s in its data is refused without a turn', async (_name, action) => {
    const before = rig.turns.length;
    const response = await rig.send(press(GROUP, action));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ statusCode: 400, type: 'application/vnd.microsoft.error' });
    expect(rig.turns).toHaveLength(before);
  });

  it('of a client without Action.Execute arrives as a message and acts the same', async () => {
    await rig.send(activity(PERSONAL, { type: 'message', value: { action: VOTE }, replyToId: 'activity-1' }));
    expect(lastTurn()?.input).toEqual({ type: 'press', action: VOTE });
    expect(rig.connector.posts).toHaveLength(1);
  });
});

describe('a whisper', () => {
  const whisper: Post = { kind: 'whisper', answer: saying('only you') };
  beforeEach(() => rig.answer(() => [whisper]));

  it('in a personal chat is a message', async () => {
    await rig.send(press(PERSONAL, VOTE));
    expect(rig.connector.posts[0]?.body.summary).toBe('only you');
  });

  it('to a press in a group is the answer to the press', async () => {
    const body = await json(rig.send(press(GROUP, VOTE)));
    expect(body).toEqual({ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'only you' });
    expect(rig.connector.calls).toEqual([]);
  });

  it('to a message in a group goes to the personal chat', async () => {
    await rig.send(mention(GROUP, '<at>Responsibot</at> my score'));
    const [create, post] = rig.connector.calls;
    expect(create).toMatchObject({
      path: '/v3/conversations',
      body: { members: [{ id: '29:ann' }], tenantId: TENANT },
    });
    expect(decodeURIComponent(post?.path ?? '')).toMatch(/^\/v3\/conversations\/a:private-\d+\/activities$/);
  });

  it('that may not be delivered is never shown to the group', async () => {
    rig.connector.failures.set('POST', 403);
    expect((await rig.send(mention(GROUP, '<at>Responsibot</at> my score'))).status).toBe(200);
    expect(rig.connector.posts).toEqual([]);
  });
});

describe('a card that each person sees differently', () => {
  const own = { type: 'view', session: 's1', round: 1 } as const;
  const shared: Post = { kind: 'update', answer: { ...saying('for all'), own }, card: 'quiz:s1:1' };
  const mine: Post = { kind: 'view', answer: saying('Your vote: AWS'), card: 'quiz:s1:1' };

  it('asks for itself, and is answered with the own card, as often as it asks', async () => {
    rig.answer(() => [
      { kind: 'reply', answer: { ...saying('for all'), own }, audience: 'everyone', card: 'quiz:s1:1' },
    ]);
    await rig.send(mention(GROUP, '<at>Responsibot</at> start a quiz'));
    const sent = rig.connector.posts[0]?.body.attachments[0]?.content;
    expect(sent).toMatchObject({
      refresh: { action: { type: 'Action.Execute', verb: 'view', data: { action: own } } },
    });

    rig.answer(() => [mine]);
    const look = press(GROUP, own);
    for (let time = 0; time < 2; time += 1) {
      const body = await json(rig.send(look));
      expect(body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
      expect(JSON.stringify(body)).toContain('Your vote: AWS');
    }
    expect(lastTurn()?.input).toEqual({ type: 'press', action: own });
  });

  it('answers a vote with the own card in place of a line, while all get the shared one', async () => {
    rig.answer(() => [{ kind: 'whisper', answer: saying('only you') }, shared, mine]);
    const body = await json(rig.send(press(GROUP, VOTE)));
    expect(JSON.stringify(body)).toContain('Your vote: AWS');
    expect(JSON.stringify(body)).not.toContain('for all');
  });

  it('shows the host’s buttons on no message of their own', async () => {
    rig.answer(() => [{ kind: 'aside', to: '29:ann', answer: saying('Reveal?'), card: 'quiz:s1:host' }, mine]);
    expect(JSON.stringify(await json(rig.send(press(GROUP, VOTE))))).not.toContain('Reveal?');
    expect(rig.connector.calls).toEqual([]);
  });

  it('tells the host in words where the pressed card is an old one', async () => {
    rig.answer(() => [{ kind: 'aside', to: '29:ann', answer: saying('Reveal?'), card: 'quiz:s1:host' }]);
    const body = await json(rig.send(press(GROUP, VOTE)));
    expect(body).toEqual({ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Reveal?' });
  });
});

describe('a dialog', () => {
  const form = { type: 'form', form: 'quiz' } as const;
  const invoke = (name: string, data: object) =>
    rig.send(activity(GROUP, { type: 'invoke', name, value: { data, context: { theme: 'default' } } }));

  it('is opened by a button, and starts what was filled in', async () => {
    rig.answer(() => [
      {
        kind: 'form',
        answer: saying('no form here'),
        form: {
          id: 'quiz',
          title: 'Set up',
          submit: 'Start',
          fields: [
            { type: 'choice', id: 'deck', label: 'Deck', value: 'b', options: [{ value: 'b', label: 'B' }] },
            { type: 'number', id: 'count', label: 'Number', value: '', least: 1, most: 30 },
            { type: 'text', id: 'about', label: 'About', value: '' },
          ],
        },
      },
    ]);
    const opened = await json(invoke('task/fetch', { msteams: { type: 'task/fetch' }, action: form }));
    expect(lastTurn()?.input).toEqual({ type: 'press', action: form });
    expect(opened).toMatchObject({ task: { type: 'continue', value: { title: 'Set up' } } });
    expect(JSON.stringify(opened)).toMatch(/Input.ChoiceSet.*Input.Number.*Input.Text.*"data":{"form":"quiz"}/);
    expect(rig.connector.calls).toEqual([]);

    rig.answer(() => [reply('Question 1')]);
    expect((await invoke('task/submit', { form: 'quiz', deck: 'b', count: 5, about: 'RDS' })).status).toBe(200);
    expect(lastTurn()?.input).toEqual({ type: 'form', form: 'quiz', values: { deck: 'b', count: '5', about: 'RDS' } });
    expect(rig.connector.posts).toHaveLength(1);
  });

  it('that cannot start ends with a line for whoever sent it', async () => {
    rig.answer(() => [{ kind: 'whisper', answer: saying('A quiz is already running') }]);
    const closed = await json(invoke('task/submit', { form: 'quiz' }));
    expect(closed).toEqual({ task: { type: 'message', value: 'A quiz is already running' } });
  });

  it('that is not ours changes nothing', async () => {
    const before = rig.turns.length;
    expect((await invoke('task/submit', { something: 'else' })).status).toBe(200);
    expect((await invoke('task/fetch', { action: { type: 'vote' } })).status).toBe(200);
    expect(rig.turns).toHaveLength(before);
  });
});

describe('a file', () => {
  afterEach(() => vi.unstubAllGlobals());
  const sent = (name: string, downloadUrl: string) =>
    message(PERSONAL, '', {
      attachments: [
        { contentType: 'application/vnd.microsoft.teams.file.download.info', name, content: { downloadUrl } },
      ],
    });
  /** Everything but Microsoft's storage is reached as always. */
  const storage = (answer: (init: RequestInit | undefined) => Response) => {
    const real = globalThis.fetch;
    vi.stubGlobal('fetch', (url: string, init?: RequestInit) =>
      new URL(url).hostname.endsWith('sharepoint.com') ? Promise.resolve(answer(init)) : real(url, init),
    );
  };

  it('that is sent in a personal chat is read', async () => {
    storage(() => new Response('question,right,wrong1'));
    await rig.send(sent('deck.csv', 'https://contoso-my.sharepoint.com/x?tempauth=1'));
    expect(lastTurn()).toMatchObject({
      addressed: true,
      input: { type: 'file', name: 'deck.csv', text: 'question,right,wrong1' },
    });
  });

  it.each([
    ['elsewhere', 'deck.csv', 'https://evil.example/x'],
    ['that looks like storage', 'deck.csv', 'https://sharepoint.com.evil.example/x'],
    ['of no text', 'photo.png', 'https://contoso.sharepoint.com/x'],
  ])('%s is not fetched', async (_, name, url) => {
    storage(() => {
      throw new Error('fetched');
    });
    await rig.send(sent(name, url));
    expect(lastTurn()?.input).toEqual({ type: 'file', name, text: null });
  });

  it('for one person is offered in the personal chat, and put into their storage when they agree', async () => {
    const file = { name: 'results.csv', mime: 'text/csv', text: 'a,b\n' } as const;
    rig.answer(() => [{ kind: 'file', file, answer: saying('The results.') }]);
    const told = await json(rig.send(press(GROUP, VOTE)));
    expect(told).toMatchObject({ value: 'The results.' });
    const offer = rig.connector.calls.at(-1);
    expect(decodeURIComponent(offer?.path ?? '')).toContain('a:private');
    const id = JSON.stringify(offer?.body).match(/"acceptContext":{"file":"([^"]+)"/)?.[1];
    expect(JSON.stringify(offer?.body)).toContain('"name":"results.csv"');

    const put: (RequestInit | undefined)[] = [];
    storage((init) => {
      put.push(init);
      return new Response(null, { status: 201 });
    });
    const url = 'https://contoso-my.sharepoint.com/upload';
    const uploadInfo = { uploadUrl: url, contentUrl: url, name: 'results.csv', uniqueId: 'u1', fileType: 'csv' };
    const value = { type: 'fileUpload', action: 'accept', context: { file: id }, uploadInfo };
    await rig.send(activity(PERSONAL, { type: 'invoke', name: 'fileConsent/invoke', value }));
    expect(put).toMatchObject([{ method: 'PUT', headers: { 'Content-Range': 'bytes 0-3/4' } }]);
    expect(JSON.stringify(rig.connector.posts.at(-1)?.body)).toContain('file.info');
    await rig.send(
      activity(PERSONAL, { type: 'invoke', name: 'fileConsent/invoke', value: { ...value, action: 'decline' } }),
    );
    expect(put).toHaveLength(1);
  });
});

describe('ratings', () => {
  it('are asked for below answers with thumbs, and become feedback about that answer', async () => {
    rig.answer(() => [{ kind: 'reply', answer: FULL, audience: 'asker', card: null }]);
    await rig.send(message(PERSONAL, 'who patches RDS?'));
    expect(rig.connector.posts[0]?.body.channelData).toMatchObject({ feedbackLoop: { type: 'default' } });
    const id = `activity-${[...rig.cards.keys()][0]?.split('activity-')[1]}`;
    rig.answer(() => [{ kind: 'whisper', answer: saying('thanks') }]);
    const response = await rig.send(rating(PERSONAL, 'dislike', id));
    expect(response.status).toBe(200);
    expect(lastTurn()?.input).toEqual({ type: 'press', action: { type: 'feedback', verdict: 'down', about: 'rds' } });
    expect(rig.connector.posts).toHaveLength(1);
  });

  it.each([
    ['an unknown message', 'like', 'never-sent'],
    ['an unknown reaction', 'shrug', 'activity-1'],
  ])('of %s are no turn', async (_name, reaction, id) => {
    const before = rig.turns.length;
    await rig.send(rating(PERSONAL, reaction, id));
    expect(rig.turns).toHaveLength(before);
  });

  it('and other invokes that are not ours get "not implemented"', async () => {
    const response = await rig.send(
      activity(PERSONAL, { type: 'invoke', name: 'composeExtension/queryLink', value: {} }),
    );
    expect(response.status).toBe(501);
  });
});

describe('a store that is down', () => {
  it('does not keep anybody from an answer', async () => {
    const broken = (): Promise<never> => Promise.reject(new Error('down'));
    const other = await startRig(undefined, { deliveries: { claim: broken }, cards: { put: broken, get: broken } });
    other.answer(() => [{ kind: 'update', answer: FULL, card: 'k' }]);
    expect((await other.send(message(PERSONAL, 'who?'))).status).toBe(200);
    expect(other.connector.posts).toHaveLength(1);
    expect(new Set(other.log.map((entry) => entry.level))).toEqual(new Set(['warn']));
    await other.stop();
  });
});
