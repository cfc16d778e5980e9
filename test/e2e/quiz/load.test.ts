import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { Action } from '../../../src/answer/types.js';
import { createBot } from '../../../src/bot.js';
import { SCOPES } from '../../../src/channels/slack/scopes.js';
import type { Place, Post, Turn } from '../../../src/conversation/types.js';
import { readData } from '../../../src/data.js';
import { openStore } from '../../../src/store/open.js';
import { command, press } from '../../channels/slack/payloads.js';
import { readBody, serve } from '../../channels/slack/servers.js';
import { SIGNING_SECRET, signedRequest } from '../../channels/slack/signed-request.js';
import { BOT, startWebApi } from '../../channels/slack/web-api.js';
import { texts } from '../../quiz/fixture.js';
import { folderForTest } from '../../store/folder.js';
import { startBot } from '../web/bot.js';

const data = readData();

async function wholeBot() {
  const store = await openStore(null, folderForTest());
  onTestFinished(() => store.close());
  const onFault = (error: unknown) => {
    throw error;
  };
  return { store, ...createBot({ data, store, hasClock: true, onFault }) };
}

const lines = new Agent({ keepAlive: true, maxSockets: 100 });

/** Sends what Slack would send, signed, over lines that stay open as Slack's do; gives the status. */
function quick(url: string, body: URLSearchParams): Promise<number> {
  const raw = body.toString();
  const timestamp = Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', SIGNING_SECRET).update(`v0:${timestamp}:${raw}`).digest('hex');
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${signature}`,
  };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent: lines, headers }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    });
    sent.on('error', reject).end(raw);
  });
}

/** The memory of a process that is not swapped out, in MB. */
function memoryOf(pid: number): number {
  const [, kilobytes = '0'] = readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/) ?? [];
  return Number(kilobytes) / 1024;
}

it('acknowledges 2,000 votes within ten seconds, each within three, while the card changes once a second at most', async () => {
  const [VOTERS, SECONDS, A_BEAT] = [2_000, 10, 20];
  const api = await startWebApi(Object.keys(SCOPES));
  onTestFinished(() => api.close());
  let told = 0;
  const responses = await serve(async (incoming, response) => {
    if ((await readBody(incoming)).includes('Your vote')) told += 1;
    response.end('ok');
  });
  onTestFinished(() => responses.close());
  const bot = await startBot({
    SLACK_BOT_TOKEN: BOT.token,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: api.apiUrl,
    LOG_LEVEL: 'warn',
    // As `npm start` has it.
    NODE_OPTIONS: '--max-semi-space-size=2',
  });
  onTestFinished(() => bot.stop());
  onTestFinished(() => lines.destroy());
  const response_url = `${responses.url}/actions/1`;
  const send = (body: unknown) => signedRequest(`${bot.url}/slack/events`, body);

  await send(command({ channel_id: api.channel, response_url, text: 'start a quiz' }));
  const value = await vi.waitFor(async () => {
    const cards = JSON.stringify((await api.messages(api.channel)).map(({ blocks }) => blocks));
    const [found] = cards.match(/\{\\"type\\":\\"vote\\".*?\}/) ?? [];
    expect(found).toBeDefined();
    return String(found).replaceAll('\\', '');
  }, 20_000);

  const acknowledged: number[] = [];
  const vote = async (user: string) => {
    const sent = performance.now();
    expect(await quick(`${bot.url}/slack/events`, press({ channel: api.channel, response_url, value, user }))).toBe(
      200,
    );
    acknowledged.push(performance.now() - sent);
  };
  const updates = () => api.calls.filter(({ method }) => method === 'chat.update').length;
  // The first requests after a start compile code; so do those of an ordinary day.
  for (let round = 0; round < 5; round += 1) await Promise.all(Array.from({ length: 20 }, () => vote('U000000000')));
  acknowledged.length = 0;
  await vi.waitFor(() => expect(told).toBe(100), 20_000);
  told = 0;
  const burst = async () => {
    const began = performance.now();
    const votes: Promise<void>[] = [];
    for (let beat = 0; beat * A_BEAT < VOTERS; beat += 1) {
      for (let at = 0; at < A_BEAT; at += 1) votes.push(vote(`U${String(beat * A_BEAT + at).padStart(9, '0')}`));
      await pause(Math.max(0, began + ((beat + 1) * A_BEAT * SECONDS * 1000) / VOTERS - performance.now()));
    }
    await Promise.all(votes);
    await vi.waitFor(() => expect(told).toBe(VOTERS), 60_000);
    told = 0;
    return (performance.now() - began) / 1000;
  };
  const before = updates();
  const seconds = await burst();
  await vi.waitFor(async () => {
    expect(JSON.stringify(await api.messages(api.channel))).toContain(`Votes so far: ${VOTERS}`);
  }, 20_000);
  const [changed, memory] = [updates() - before, memoryOf(bot.pid)];
  // Everybody votes once more: what the first time took is enough for that.
  await burst();

  const slowest = Math.max(...acknowledged);
  const grown = memoryOf(bot.pid) - memory;
  console.log(
    `${VOTERS} votes told in ${seconds.toFixed(1)} s; slowest acknowledgement ${slowest.toFixed(0)} ms; ` +
      `the card changed ${changed} times; memory ${memory.toFixed(0)} MB, ${grown.toFixed(0)} MB more after as many again`,
  );
  expect(acknowledged).toHaveLength(2 * VOTERS);
  expect(slowest).toBeLessThan(3_000);
  expect(changed).toBeLessThanOrEqual(Math.ceil(seconds) + 2);
  expect(grown).toBeLessThan(40);
}, 180_000);

it('plays ten quizzes in ten channels at once, and refuses votes from any other channel', async () => {
  const { store, respond } = await wholeBot();
  const places = Array.from({ length: 10 }, (_, at): Place => {
    return { channel: 'slack', tenant: 'T1', room: `C${at}`, thread: null, kind: 'channel' };
  });
  const turn = (place: Place, id: string, input: Turn['input']): Turn => {
    return { place, speaker: { id, name: id }, addressed: true, input, at: Date.now() };
  };
  const say = (place: Place, text: string) => respond(turn(place, 'host', { type: 'text', text }));
  const act = (place: Place, id: string, action: Action) => respond(turn(place, id, { type: 'press', action }));
  const voteIn = (posts: readonly Post[]) => {
    const action = posts.flatMap(({ answer }) => answer.buttons).find((each) => each.action.type === 'vote')?.action;
    if (action?.type !== 'vote') throw new Error('nothing to vote on');
    return action;
  };

  const started = await Promise.all(places.map((place) => say(place, 'quiz us with 2 questions about RDS')));
  const first = started.map(voteIn);
  expect(new Set(first.map(({ session }) => session)).size).toBe(10);
  const voters = Array.from({ length: 20 }, (_, at) => `u${at}`);
  const elsewhere = await Promise.all(
    places.map(async (_, at) => {
      const action = first[(at + 1) % 10];
      const here = places[at];
      if (action === undefined || here === undefined) return '';
      return JSON.stringify(await act(here, 'stranger', action));
    }),
  );
  for (const posts of elsewhere) expect(posts).toContain(texts.whispers.elsewhere);

  const ends = await Promise.all(
    places.map(async (place, at) => {
      let vote = first[at];
      for (const round of [0, 1]) {
        const open = vote;
        if (open === undefined) throw new Error('no question');
        await Promise.all(voters.slice(0, 10 + at).map((user) => act(place, user, open)));
        const host = { type: 'host', session: open.session, round } as const;
        await act(place, 'host', { ...host, command: 'reveal' });
        const next = await act(place, 'host', { ...host, command: 'next' });
        if (round === 1) return JSON.stringify(next);
        vote = voteIn(next);
      }
      return '';
    }),
  );
  for (const [at, end] of ends.entries()) expect(end).toContain(`People who voted: ${10 + at}.`);
  expect(await store.quizzes.countVotes(first[0]?.session ?? '', 0)).toBe(10);
}, 120_000);
