import { afterEach, describe, expect, it } from 'vitest';
import type { Post, Respond } from '../../../src/conversation/types.js';
import type { Listening } from '../../../src/server.js';
import { events, post, startWeb, textAnswer } from './rig.js';

const echo: Respond = async ({ input }) => [
  {
    kind: 'reply',
    answer: textAnswer(
      input.type === 'text'
        ? input.text
        : input.type === 'press'
          ? `pressed ${input.action.type}`
          : JSON.stringify(input),
    ),
    audience: 'asker',
    card: null,
  },
];

let running: Listening | null = null;
afterEach(async () => {
  await running?.close();
  running = null;
});

async function start(...rest: Parameters<typeof startWeb>) {
  const server = await startWeb(...rest);
  running = server;
  return server;
}

describe('the page', () => {
  it('is served with its files and a policy that allows no inline script', async () => {
    const { url } = await start(echo);
    const page = await fetch(url);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
    const markup = await page.text();
    expect(markup).not.toMatch(/<script(?![^>]* src=)|style=|\son\w+=/);
    for (const file of ['page.js', 'card.js', 'page.css', 'icon.svg']) {
      expect((await fetch(`${url}/${file}`)).status).toBe(200);
    }
  });

  it('never writes data as markup', async () => {
    const { url } = await start(echo);
    const scripts = await Promise.all(
      ['page.js', 'card.js'].map(async (file) => (await fetch(`${url}/${file}`)).text()),
    );
    expect(scripts.join()).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b/);
  });

  it('gets drawings of scenarios, and 404 for one that is not there', async () => {
    const { url } = await start(echo);
    const drawing = await fetch(`${url}/diagrams/known.svg`);
    expect(drawing.headers.get('content-type')).toContain('image/svg+xml');
    expect((await fetch(`${url}/diagrams/other.svg`)).status).toBe(404);
  });
});

describe('a message to the page', () => {
  it('becomes a turn of its session and gets the posts as the reply', async () => {
    const { url, turns } = await start(echo);
    const response = await post(url, { session: 's1', text: 'who patches RDS?' });
    expect(await response.json()).toEqual({
      posts: [
        {
          kind: 'reply',
          card: null,
          intent: 'smalltalk',
          elements: [{ type: 'text', text: 'who patches RDS?' }],
          buttons: [],
        },
      ],
    });
    expect(turns).toEqual([
      {
        place: { channel: 'web', tenant: 'local', room: 's1', thread: null, kind: 'direct' },
        speaker: { id: 's1', name: null },
        addressed: true,
        input: { type: 'text', text: 'who patches RDS?' },
        at: 1_000,
      },
    ]);
  });

  it('may be a pressed button', async () => {
    const { url, turns } = await start(echo);
    const action = { type: 'vote', session: 'q', round: 1, option: 'aws' };
    expect((await post(url, { session: 's1', room: 'r1', action })).status).toBe(200);
    expect(turns[0]).toMatchObject({
      place: { room: 'r1', kind: 'channel' },
      speaker: { id: 's1' },
      input: { type: 'press', action },
    });
  });

  it.each([
    ['no session', { text: 'hi' }],
    ['neither text nor action', { session: 's' }],
    ['both text and action', { session: 's', text: 'hi', action: { type: 'say', text: 'hi' } }],
    ['a session that is no id', { session: '../x', text: 'hi' }],
    ['a text that is a number', { session: 's', text: 7 }],
    ['an action that is none of ours', { session: 's', action: { type: 'drop' } }],
    [
      'a round that is no whole number',
      { session: 's', action: { type: 'vote', session: 'q', round: 0.5, option: 'a' } },
    ],
    ['a list', []],
    ['no JSON', '{"session":'],
  ])('is refused with one line when it has %s', async (_name, body) => {
    const { url, turns } = await start(echo);
    const response = await post(url, body);
    expect(response.status).toBe(400);
    const { error } = (await response.json()) as { error: string };
    expect(error).toMatch(/could not read/);
    expect(error).not.toMatch(/\n| at /);
    expect(turns).toEqual([]);
  });

  it('is refused with a kind line when it is far too long', async () => {
    const { url } = await start(echo);
    const response = await post(url, { session: 's', text: 'a'.repeat(70_000) });
    expect(response.status).toBe(413);
    expect(await response.json()).toEqual({ error: expect.stringMatching(/few sentences/) });
  });

  it.each([
    ['another origin', { Origin: 'https://evil.test' }],
    ['an origin that is none', { Origin: 'null' }],
    ['a page of another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['another port of the same site', { 'Sec-Fetch-Site': 'same-site' }],
  ])('is refused when it comes from %s', async (_name, headers) => {
    const { url, turns } = await start(echo);
    const response = await post(url, { session: 's', text: 'hi' }, headers);
    expect(response.status).toBe(403);
    expect(turns).toEqual([]);
  });

  it('is accepted from the page itself', async () => {
    const { url } = await start(echo);
    expect((await post(url, { session: 's', text: 'hi' }, { Origin: url })).status).toBe(200);
  });

  it('is not read as JSON when a form of another site could have sent it', async () => {
    const { url, turns } = await start(echo);
    const response = await post(url, { session: 's', text: 'hi' }, { 'Content-Type': 'text/plain' });
    expect(response.status).toBe(400);
    expect(turns).toEqual([]);
  });

  it('gets one line without a stack when the bot fails', async () => {
    const { url } = await start(() => Promise.reject(new Error('database password is hunter2')));
    const response = await post(url, { session: 's', text: 'hi' });
    expect(response.status).toBe(500);
    expect(await response.text()).toBe('{"error":"Something went wrong on our side. Please try again."}');
  });
});

describe('what else a page sends and gets', () => {
  const sent = async (body: object) => {
    const { url } = await start(echo);
    return await (await post(url, { session: 's', ...body })).json();
  };

  it.each([
    ['a file', { file: { name: 'a.csv', text: 'x'.repeat(200_000) } }, '"type":"file","name":"a.csv"'],
    ['a form', { form: { deck: 'rule:any', count: '5' } }, '"type":"form","form":"quiz","values"'],
  ])('is %s', async (_, body, input) => {
    expect(JSON.stringify(await sent(body)).replaceAll('\\', '')).toContain(input);
  });

  it.each([
    ['two things at once', { text: 'hi', form: {} }],
    ['a form of other shape', { form: { deck: 5 } }],
    ['a file without text', { file: { name: 'a.csv' } }],
  ])('is not %s', async (_, body) => {
    expect(await sent(body)).toMatchObject({ error: expect.any(String) });
  });

  it('are forms to fill in and files to save', async () => {
    const file = { name: 'a.csv', mime: 'text/csv', text: 'a,b' } as const;
    const form = { id: 'quiz', title: 'Set up', submit: 'Start', fields: [] } as const;
    const answer = textAnswer('here');
    const { url } = await start(async () => [
      { kind: 'file', file, answer },
      { kind: 'form', form, answer },
    ]);
    const got = await (await post(url, { session: 's', room: 'r1', text: 'hi' })).json();
    expect(got).toMatchObject({
      posts: [
        { kind: 'file', file },
        { kind: 'form', form },
      ],
    });
  });
});

describe('a shared room', () => {
  const quiz: Respond = async ({ input, speaker }) => {
    if (input.type !== 'text') return [{ kind: 'whisper', answer: textAnswer('vote counted') }];
    const answer = textAnswer(`${input.text} by ${speaker.id}`);
    const posts: Record<string, Post> = {
      start: { kind: 'reply', answer, audience: 'everyone', card: 'quiz:q:0' },
      reveal: { kind: 'update', answer, card: 'quiz:q:0' },
    };
    return [posts[input.text] ?? { kind: 'reply', answer, audience: 'asker', card: null }];
  };

  it('shows a card and its changes to all who listen, and only them', async () => {
    const { url } = await start(quiz);
    const stop = new AbortController();
    const guest = events(url, 'r1', 'guest', stop.signal);
    const seen: unknown[] = [];
    const listening = (async () => {
      for await (const event of guest) {
        seen.push(event);
        if (JSON.stringify(event).includes('reveal by host')) return;
      }
    })();
    await post(url, { session: 'host', room: 'r1', text: 'start' });
    await post(url, { session: 'host', room: 'r1', text: 'a private question' });
    await post(url, { session: 'guest', room: 'r1', action: { type: 'vote', session: 'q', round: 0, option: 'a' } });
    await post(url, { session: 'host', room: 'other', text: 'reveal again' });
    await post(url, { session: 'host', room: 'r1', text: 'reveal' });
    await listening;
    expect(seen.at(-1)).toMatchObject({ kind: 'update', card: 'quiz:q:0' });
    expect(JSON.stringify(seen)).not.toMatch(/private|vote|again/);
    stop.abort();
  });

  it('shows the host’s buttons to the host alone, whoever caused them', async () => {
    const panel: Post = { kind: 'aside', to: 'host', answer: textAnswer('Reveal?'), card: 'quiz:q:host' };
    const all: Post = { kind: 'update', answer: textAnswer('for all'), card: 'quiz:q:0' };
    const { url } = await start(async () => [panel, all]);
    const stop = new AbortController();
    const host = events(url, 'r1', 'host', stop.signal);
    const guest = events(url, 'r1', 'guest', stop.signal);
    await post(url, { session: 'bob', room: 'r1', text: 'first' });
    // Who gets the card that is kept has joined.
    await Promise.all([host.next(), guest.next()]);
    const pressed = await (await post(url, { session: 'bob', room: 'r1', text: 'late' })).json();
    expect(pressed).toMatchObject({ posts: [{ kind: 'update' }] });
    expect((await host.next()).value).toMatchObject({ kind: 'aside', elements: [{ text: 'Reveal?' }] });
    expect((await guest.next()).value).toMatchObject({ kind: 'update' });
    const own = await (await post(url, { session: 'host', room: 'r1', text: 'mine' })).json();
    expect(own).toMatchObject({ posts: [{ kind: 'aside', card: 'quiz:q:host' }, { kind: 'update' }] });
    stop.abort();
  });

  it('shows somebody who joins late the card as it is now', async () => {
    const { url } = await start(quiz);
    await post(url, { session: 'host', room: 'r1', text: 'start' });
    await post(url, { session: 'host', room: 'r1', text: 'reveal' });
    const stop = new AbortController();
    const late = events(url, 'r1', 'late', stop.signal);
    expect((await late.next()).value).toMatchObject({ card: 'quiz:q:0', elements: [{ text: 'reveal by host' }] });
    stop.abort();
  });

  it('shows what the clock does in the room it is for, and to a page that is alone', async () => {
    const { url, postTo } = await start(quiz);
    const stop = new AbortController();
    const update: Post = { kind: 'update', answer: textAnswer('time is over'), card: 'quiz:q:0' };
    for (const [room, kind] of [
      ['r1', 'channel'],
      ['', 'direct'],
    ] as const) {
      const page = events(url, room, 'me', stop.signal);
      const next = page.next();
      await postTo({ channel: 'web', tenant: 'local', room: room || 'me', thread: null, kind }, [update]);
      expect((await next).value).toMatchObject({ kind: 'update', elements: [{ text: 'time is over' }] });
    }
    stop.abort();
  });

  it('refuses a stream without a session', async () => {
    const { url } = await start(quiz);
    const response = await fetch(`${url}/api/events?room=r1`);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: expect.stringContaining('session') });
  });
});
