import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text as readAll } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const main = new URL('../dist/main.js', import.meta.url).pathname;
/** Nothing of the machine's own settings may change what is tested. */
const bare = { PATH: process.env.PATH ?? '', PORT: '0' };

let dir = '';
let running: ChildProcess | null = null;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'responsibot-main-'));
});
afterEach(() => {
  running?.kill('SIGKILL');
  running = null;
  rmSync(dir, { recursive: true });
});

/** Starts the bot in an empty folder, and gives it with the first lines that it prints. */
async function start(environment: Record<string, string> = {}, lines = 3) {
  const bot = spawn(process.execPath, [main], { cwd: dir, env: { ...bare, ...environment } });
  running = bot;
  const printed: string[] = [];
  for await (const line of createInterface({ input: bot.stdout })) {
    printed.push(line);
    if (printed.length === lines) break;
  }
  const url = printed[0]?.match(/http:\S+/)?.[0] ?? '';
  return { bot, printed, url };
}

function ask(
  url: string,
  body: object,
): Promise<{ posts: { elements: object[]; buttons: { label: string; action: object }[] }[] }> {
  return fetch(`${url}/api/turns`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ session: 's', ...body }),
  }).then((response) => response.json() as never);
}

async function stop(bot: ChildProcess): Promise<number | null> {
  bot.kill('SIGTERM');
  const [code] = await once(bot, 'exit');
  return code;
}

describe('the program', () => {
  it('starts without any setting, prints its address and what is not set up, and answers', async () => {
    const { bot, printed, url } = await start();
    expect(printed[0]).toMatch(/^Responsibot is at http:\/\/127\.0\.0\.1:\d+$/);
    expect(printed[1]).toMatch(/^Slack is off: .*SLACK_BOT_TOKEN/);
    expect(printed[2]).toMatch(/^Teams is off: .*MicrosoftAppId/);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    const { posts } = await ask(url, { text: 'who patches Oracle on RDS?' });
    expect(JSON.stringify(posts[0]?.elements)).toContain('AWS');
    expect((await fetch(`${url}/api/messages`, { method: 'POST' })).status).toBe(403);
    expect(await stop(bot)).toBe(0);
  });

  it('goes on with a quiz after it was killed between vote and reveal', async () => {
    const first = await start();
    const begun = await ask(first.url, { text: 'start a quiz' });
    const buttons = begun.posts.flatMap((post) => post.buttons);
    const vote = buttons.find(({ action }) => 'type' in action && action.type === 'vote');
    const reveal = buttons.find(({ label }) => label === 'Reveal');
    await ask(first.url, { action: vote?.action });
    first.bot.kill('SIGKILL');
    await once(first.bot, 'exit');

    const second = await start();
    const revealed = await ask(second.url, { action: reveal?.action });
    const elements = revealed.posts.flatMap((post) => post.elements);
    expect(elements).toContainEqual(expect.objectContaining({ type: 'tally' }));
    expect(JSON.stringify(elements)).toMatch(/"votes":1/);
    expect(elements).toContainEqual(expect.objectContaining({ type: 'sources' }));
  });

  it('ends with one line that names the setting when one is wrong', async () => {
    const bot = spawn(process.execPath, [main], { cwd: dir, env: { ...bare, SLACK_BOT_TOKEN: 'xoxb-1' } });
    const [errors, [code]] = await Promise.all([readAll(bot.stderr), once(bot, 'exit')]);
    expect(code).toBe(1);
    expect(errors.trim().split('\n')).toEqual([
      expect.stringMatching(/^Cannot start: SLACK_SIGNING_SECRET is missing/),
    ]);
  });

  it('ends with one line when its database cannot be used', async () => {
    const bot = spawn(process.execPath, [main], {
      cwd: dir,
      env: { ...bare, DATABASE_URL: 'postgres://bot:hunter2@127.0.0.1:1/bot' },
    });
    const [errors, [code]] = await Promise.all([readAll(bot.stderr), once(bot, 'exit')]);
    expect(code).toBe(1);
    expect(errors.trim().split('\n')).toHaveLength(1);
    expect(errors).not.toContain('hunter2');
  });
});
