import { mkdirSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RunningBot, startBot } from './bot.js';

const shots = new URL('../../../coverage/screenshots/', import.meta.url).pathname;
const WALL = { viewport: { width: 1280, height: 720 } };
const PHONE = { viewport: { width: 390, height: 780 }, deviceScaleFactor: 1, isMobile: true, hasTouch: true };

let bot: RunningBot;
let browser: Browser;
beforeAll(async () => {
  mkdirSync(shots, { recursive: true });
  [bot, browser] = await Promise.all([
    startBot({ PUBLIC_URL: 'https://bot.example.com' }),
    chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] }),
  ]);
});
afterAll(async () => {
  await browser.close();
  await bot.stop();
});

let complaints: string[] = [];
beforeEach(() => {
  complaints = [];
});

/** Another person: a browser of their own. */
async function open(address: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
  await page.goto(address);
  return page;
}

async function ask(page: Page, text: string): Promise<void> {
  await page.getByLabel('Your question').fill(text);
  await page.keyboard.press('Enter');
}

/** A quiz in a room of the chat page, its wall, and the address of its phones. */
async function play(room: string, wish: string): Promise<{ host: Page; wall: Page; phone: string }> {
  const host = await open(`${bot.url}/?room=${room}`);
  await ask(host, wish);
  await host.locator('.card', { hasText: 'Question 1 of' }).waitFor();
  await ask(host, 'projector');
  const link = (name: string) => host.getByRole('status').getByRole('link', { name }).getAttribute('href');
  const here = async (name: string) => `${bot.url}${new URL((await link(name)) ?? '').pathname}`;
  return { host, wall: await open(await here('Page for the projector'), WALL), phone: await here('Page for phones') };
}

const shot = (page: Page, name: string) => page.screenshot({ path: `${shots}${name}.png` });

/** The smallest letters that a room has to read, and whether the page has to be scrolled for them. */
async function legibility(wall: Page): Promise<{ smallest: number; isCut: boolean }> {
  return await wall.evaluate(() => {
    const shown = [...document.querySelectorAll('#question, #options .label, #heading, #votes')];
    return {
      smallest: Math.min(...shown.map((node) => Number.parseFloat(getComputedStyle(node).fontSize))),
      isCut: document.documentElement.scrollHeight > window.innerHeight + 1,
    };
  });
}

describe('the page for the projector', () => {
  it('is driven by keys, with phones that vote: question, votes, reveal chart, next, end', async () => {
    const { host, wall, phone } = await play('wall', 'start a quiz');
    await wall.getByRole('heading', { name: /./ }).first().waitFor();
    expect(wall.url()).toBe(`${bot.url}/present/`);
    expect(await wall.locator('#address').textContent()).toBe('bot.example.com/join');
    expect(await wall.locator('#code').textContent()).toMatch(/^(\w{3}-){2}\w{3}$/);
    await wall.waitForFunction(() => [...document.images].every((image) => image.complete && image.naturalWidth > 0));
    await shot(wall, 'present-question');
    expect(await legibility(wall)).toEqual({ smallest: expect.toSatisfy((size) => size >= 22), isCut: false });

    const guest = await open(phone, PHONE);
    const other = await open(phone, PHONE);
    await guest.getByRole('button', { name: 'Customer' }).tap();
    await guest.getByRole('status').filter({ hasText: 'Your vote: Customer' }).waitFor();
    await guest.getByRole('button', { name: 'AWS' }).tap();
    await guest.getByRole('status').filter({ hasText: 'Your vote: AWS' }).waitFor();
    await other.getByRole('button', { name: 'Customer' }).tap();
    await wall.locator('#votes', { hasText: '2 votes' }).waitFor();
    await host.locator('.card', { hasText: 'Votes so far: 2' }).waitFor();
    await shot(guest, 'present-phone');
    await guest.reload();
    await guest.locator('button[aria-pressed="true"]', { hasText: 'AWS' }).waitFor();
    expect(await wall.locator('.bar').count()).toBe(0);

    await wall.keyboard.press('Space');
    await wall.locator('#options .right').waitFor();
    expect(await wall.locator('#options .right .count').textContent()).toMatch(/^1 \(50 %\)$/);
    await host.locator('.card', { has: host.locator('.tally') }).waitFor();
    await guest.locator('button.right').waitFor();
    expect(await guest.getByRole('button', { name: 'Customer' }).isDisabled()).toBe(true);
    await shot(wall, 'present-reveal');
    await shot(guest, 'present-phone-reveal');
    expect((await legibility(wall)).isCut).toBe(false);

    await wall.keyboard.press('ArrowRight');
    await wall.locator('#heading', { hasText: 'Question 2 of 8' }).waitFor();
    await guest.locator('#heading', { hasText: 'Question 2 of 8' }).waitFor();
    await wall.reload();
    await wall.locator('#heading', { hasText: 'Question 2 of 8' }).waitFor();

    await wall.keyboard.press('e');
    await wall.getByRole('alert').filter({ hasText: 'Press once more' }).waitFor();
    await wall.keyboard.press('e');
    await wall.getByText('Quiz finished').waitFor();
    await guest.getByRole('heading', { name: 'You got 0 of 1 right.' }).waitFor();
    await host.locator('.card', { hasText: 'Quiz finished' }).waitFor();
    await shot(wall, 'present-end');
    expect(complaints).toEqual([]);
  });

  it('counts down, pauses, and shows both votes around a discussion', async () => {
    const { wall, phone } = await play('timed', 'an anonymous quiz with discussion about rds, 50 seconds per question');
    const left = wall.getByRole('timer');
    await left.filter({ hasText: /^(50|4\d) s$/ }).waitFor();
    const guest = await open(phone, PHONE);
    await guest.locator('#options button').first().tap();
    await wall.locator('#votes', { hasText: '1 vote' }).waitFor();
    await wall.keyboard.press('p');
    await left.filter({ hasText: '⏸' }).waitFor();
    await wall.keyboard.press('p');
    await wall.keyboard.press('+');
    await left.filter({ hasText: /^1:\d\d$/ }).waitFor();
    await shot(wall, 'present-timed');
    await wall.keyboard.press('Space');
    await wall.getByText('talk it over').waitFor();
    await wall.keyboard.press('Space');
    await wall.getByText('Second vote').waitFor();
    await guest.locator('#options button:not([disabled])').nth(1).tap();
    await wall.locator('#votes', { hasText: '1 vote' }).waitFor();
    await wall.keyboard.press('Space');
    await wall.locator('.bar.before').first().waitFor();
    await shot(wall, 'present-discussed');
    expect(complaints).toEqual([]);
  });

  it('greets a wrong code kindly, and a code typed by hand leads on', async () => {
    const { phone } = await play('typed', 'start a quiz');
    const guest = await open(`${bot.url}/join/WRQNGCODE`, PHONE);
    await guest.getByRole('heading', { name: 'There is no quiz here' }).waitFor();
    await shot(guest, 'present-wrong');
    await guest.getByLabel('Code').fill(phone.split('/').at(-1)?.toLowerCase() ?? '');
    await guest.getByRole('button', { name: 'Join' }).tap();
    await guest.locator('#heading', { hasText: 'Question 1 of 8' }).waitFor();
    // The browser itself complains of the 404 that was wanted.
    expect(complaints.filter((line) => !line.includes('404'))).toEqual([]);
  });

  it('fits a dark room, and a small screen', async () => {
    const { wall } = await play('small', 'start the data lake scenario');
    await wall.emulateMedia({ colorScheme: 'dark' });
    await wall.setViewportSize({ width: 1024, height: 768 });
    await wall.locator('#options li').first().waitFor();
    await shot(wall, 'present-dark');
    const overflow = await wall.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
  });
});
