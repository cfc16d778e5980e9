import express from 'express';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createQuizPages } from '../../../src/channels/web/present/pages.js';
import { createApp, type Listening, listen } from '../../../src/server.js';
import { codesIn, NOON, presentingOn, type Rig, turnOf } from '../../conversation/present.rig.js';
import { deckOf } from '../../quiz/fixture.js';
import { temporaryFolder } from '../../store/folder.js';

let folder: ReturnType<typeof temporaryFolder>;
let rig: Rig;
let server: Listening;
let wall: string;
let phone: string;
let now: number;
beforeEach(async () => {
  folder = temporaryFolder();
  rig = await presentingOn(folder.path);
  now = NOON;
  const pages = createQuizPages({
    presenting: async () => rig.presenting,
    diagram: (scenario) => (scenario === 'three-tiers' ? '<svg xmlns="http://www.w3.org/2000/svg"/>' : null),
    publicUrl: 'https://bot.example',
    logger: { error: () => undefined },
    now: () => now,
    every: 20,
  });
  const logger = pino({ level: 'silent' });
  server = await listen(
    createApp({ platforms: [express.Router(), pages], web: null, ready: async () => undefined, logger }),
    '127.0.0.1',
    0,
  );
  await rig.quizzes.start(turnOf('host'), deckOf(2), { seconds: 30, discuss: false, anonymous: false });
  const codes = codesIn(await rig.presenting.links(turnOf('host')));
  wall = `${server.url}/present/${codes.wall}`;
  phone = `${server.url}/join/${codes.phone}`;
});
afterEach(async () => {
  await server.close();
  await rig.store.close();
  folder.remove();
});

function send(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

/** What a browser keeps of the page for phones. */
async function cookieOf(): Promise<string> {
  const set = (await fetch(phone)).headers.get('set-cookie') ?? '';
  expect(set).toMatch(/^guest=[\w-]{22}; Max-Age=\d+; HttpOnly; SameSite=Lax$/);
  return set.split(';')[0] ?? '';
}

/** What a page is told as it comes, until the reader has had enough. */
async function* stages(url: string): AsyncGenerator<Record<string, unknown>> {
  const stop = new AbortController();
  try {
    const response = await fetch(`${url}/events`, { signal: stop.signal });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    let rest = '';
    for await (const chunk of (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
      const parts = `${rest}${chunk}`.split('\n\n');
      rest = parts.pop() ?? '';
      for (const part of parts) if (part.startsWith('data: ')) yield JSON.parse(part.slice(6));
    }
  } finally {
    stop.abort();
  }
}

/** The first that is told of which something is true. */
async function told(url: string, is: (stage: Record<string, unknown>) => boolean) {
  for await (const stage of stages(url)) if (is(stage)) return stage;
  throw new Error('the stream ended');
}

describe('the pages of a quiz', () => {
  it('are served with their files under the strict policy, with nothing inline', async () => {
    for (const url of [wall, phone, `${server.url}/join`, `${server.url}/present/`]) {
      const page = await fetch(url);
      expect(page.status).toBe(200);
      expect(page.headers.get('content-security-policy')).toContain("script-src 'self';style-src 'self'");
      const markup = await page.text();
      expect(markup).not.toMatch(/<script(?![^>]* src=)|style=|\son\w+=|https?:/);
      for (const [, file = ''] of markup.matchAll(/(?:src|href)="([^"]+)"/g)) {
        expect([file, (await fetch(new URL(file, url))).status]).toEqual([file, 200]);
      }
    }
    expect((await fetch(`${server.url}/present/diagrams/three-tiers.svg`)).status).toBe(200);
    const picture = await fetch(`${server.url}/present/diagrams/hybrid.png`);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect((await fetch(`${server.url}/join/diagrams/other.svg`)).status).toBe(404);
  });

  it.each(['/present/AAAAAAAAAAAAAAAAAAAAAA', '/join/ABCDEFGHJ', '/join/%00', '/present/..%2f..'])(
    'greet a wrong code kindly: %s',
    async (path) => {
      const page = await fetch(server.url + path);
      expect(page.status).toBe(404);
      expect(await page.text()).toContain('Look at the wall once more');
      expect(page.headers.get('set-cookie')).toBeNull();
    },
  );

  it('tell nothing to whoever has a wrong code, or the code of the other page', async () => {
    const crossed = `${server.url}/present/${phone.split('/').at(-1)}`;
    for (const url of [`${crossed}/events`, `${crossed}/door`, `${crossed}/qr.svg`, `${server.url}/join/AAA/own`]) {
      expect((await fetch(url)).status).toBe(404);
    }
    expect((await send(`${crossed}/press`, { command: 'reveal', round: 0 })).status).toBe(404);
    expect((await rig.presenting.look('s1', 'wall'))?.stage.status).toBe('open');
  });

  it('take a typed code to its page', async () => {
    const code = phone.split('/').at(-1)?.toLowerCase() ?? '';
    const page = await fetch(`${server.url}/join?code=${code.slice(0, 3)}-${code.slice(3)}`);
    expect(page.url).toBe(phone);
    expect(page.status).toBe(200);
  });

  it('show the wall how phones come in, as words and as a QR code', async () => {
    const code = phone.split('/').at(-1);
    expect(await (await fetch(`${wall}/door`)).json()).toEqual({
      phone: code,
      address: `https://bot.example/join/${code}`,
    });
    const picture = await fetch(`${wall}/qr.svg`);
    expect(picture.headers.get('content-type')).toContain('image/svg+xml');
    expect(await picture.text()).toMatch(/^<svg [^>]*viewBox="0 0 \d+ \d+"/);
  });

  it('refuse presses from pages of other sites, and bodies that are none', async () => {
    const strange = { Origin: 'https://elsewhere.example' };
    expect((await send(`${wall}/press`, { command: 'reveal', round: 0 }, strange)).status).toBe(403);
    expect((await send(`${phone}/vote`, { option: 'aws', round: 0 }, strange)).status).toBe(403);
    expect((await send(`${wall}/press`, { command: 'burn', round: 0 })).status).toBe(400);
    expect((await send(`${phone}/vote`, { option: 'aws' })).status).toBe(400);
    const broken = await fetch(`${wall}/press`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{',
    });
    expect(broken.status).toBe(400);
  });
});

describe('a quiz on a wall and on phones', () => {
  it('is live: votes, reveal and the next question', async () => {
    const first = await told(wall, () => true);
    expect(first).toMatchObject({ status: 'open', votes: 0, left: 30_000 });

    const voted = told(wall, ({ votes }) => votes === 2);
    const [ada, bob] = [await cookieOf(), await cookieOf()];
    const answer = await send(`${phone}/vote`, { option: 'aws', round: 0 }, { Cookie: ada });
    expect(await answer.json()).toMatchObject({ said: expect.stringContaining('AWS'), own: { option: 'aws' } });
    await send(`${phone}/vote`, { option: 'both', round: 0 }, { Cookie: ada });
    await send(`${phone}/vote`, { option: 'both', round: 0 }, { Cookie: bob });
    expect(await voted).toMatchObject({ votes: 2 });

    const revealed = told(phone, ({ status }) => status === 'revealed');
    expect(await (await send(`${wall}/press`, { command: 'reveal', round: 0 })).json()).toEqual({ said: '' });
    expect(await revealed).toMatchObject({
      options: [{ votes: 0, right: true }, { votes: 0 }, { votes: 2 }],
      steps: [],
    });
    expect(await (await fetch(`${phone}/own`, { headers: { Cookie: ada } })).json()).toMatchObject({ option: 'both' });

    // Somebody presses in the chat.
    const second = told(wall, ({ round }) => round === 1);
    await rig.quizzes.press(turnOf('host'), { type: 'host', session: 's1', round: 0, command: 'next' });
    expect(await second).toMatchObject({ heading: 'Question 2 of 2', votes: 0 });
  });

  it('tells the wall of more time, and what is left to whoever comes later', async () => {
    now += 10_000;
    expect(await told(wall, () => true)).toMatchObject({ left: 20_000 });
    const more = told(wall, ({ left }) => left === 50_000);
    await send(`${wall}/press`, { command: 'more-time', round: 0 });
    expect(await more).toMatchObject({ status: 'open' });
  });

  it('takes no vote of a browser that keeps no cookie', async () => {
    const refused = await send(`${phone}/vote`, { option: 'aws', round: 0 });
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ error: expect.stringContaining('cookies') });
  });

  it('knows a browser again, and gives no second id', async () => {
    const cookie = await cookieOf();
    expect((await fetch(phone, { headers: { Cookie: `other=1; ${cookie}` } })).headers.get('set-cookie')).toBeNull();
  });
});
