import { afterEach, expect, it } from 'vitest';
import type { Listening } from '../../src/server.js';
import { events, post, startWeb } from '../channels/web/rig.js';
import { replicas } from './bots.js';

let running: Listening | null = null;
afterEach(async () => {
  await running?.close();
  running = null;
});

it.each([
  ['a shared room', 'r1'],
  ['a page that is alone', ''],
])('plays a timed quiz in %s: the clock shows the answer there', async (_, room) => {
  const { one, store, now, pass } = await replicas();
  const web = await startWeb(one.respond, { cards: store.cards, now });
  running = web;
  const stop = new AbortController();
  const page = events(web.url, room, 'guest', stop.signal);
  const session = room === '' ? 'guest' : 'host';
  const body = { session, ...(room === '' ? {} : { room }) };
  const text = 'a timed quiz with 1 question about RDS, 20 seconds per question';
  const started = await (await post(web.url, { ...body, text })).json();
  expect(JSON.stringify(started)).toContain('Question 1 of 1');
  if (room !== '') {
    expect(JSON.stringify((await page.next()).value)).toContain(':intro');
    expect(JSON.stringify((await page.next()).value)).toContain('Question 1 of 1');
  }
  const shown = page.next();
  expect(await pass(19, web.postTo)).toBe(0);
  expect(await pass(2, web.postTo)).toBe(1);
  expect((await shown).value).toMatchObject({ kind: 'update', card: expect.stringMatching(/^quiz:.*:0$/) });
  expect(await pass(60, web.postTo)).toBe(0);
  stop.abort();
});
