import { mkdirSync } from 'node:fs';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningBot, startBot } from './bot.js';

const shots = new URL('../../../coverage/screenshots/', import.meta.url).pathname;

let bot: RunningBot;
let browser: Browser;
beforeAll(async () => {
  mkdirSync(shots, { recursive: true });
  [bot, browser] = await Promise.all([
    startBot(),
    chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] }),
  ]);
});
afterAll(async () => {
  await browser.close();
  await bot.stop();
});

async function open(path: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 760, height: 900 } })).newPage();
  await page.goto(bot.url + path);
  return page;
}

async function ask(page: Page, text: string): Promise<void> {
  await page.getByLabel('Your question').fill(text);
  await page.keyboard.press('Enter');
}

const card = (page: Page, hasText: string | RegExp) => page.locator('.card', { hasText }).last();

/** The picture of a card, once it is there; the foot of the page would lie over it. */
async function shot(of: Locator, name: string): Promise<void> {
  await of.waitFor();
  await of
    .page()
    .locator('footer')
    .evaluate((foot) => foot.setAttribute('hidden', ''));
  await of.screenshot({ path: `${shots}quiz-${name}.png` });
  await of
    .page()
    .locator('footer')
    .evaluate((foot) => foot.removeAttribute('hidden'));
}

it('each card of a quiz is drawn: intro, question, host, discussion, answer, end', async () => {
  const host = await open('/?room=cards');
  await ask(host, 'a quiz with discussion: the data lake scenario');
  await shot(card(host, 'Quiz: '), 'intro');
  const [ada, bob] = [await open('/?room=cards'), await open('/?room=cards')];
  const vote = (page: Page, option: string) =>
    card(page, 'Question 1 of').getByRole('button', { name: option, exact: true }).click();
  await vote(ada, 'AWS');
  await vote(bob, 'Customer');
  await host.locator('.card', { hasText: 'Votes so far: 2' }).waitFor();
  await shot(card(ada, 'Your vote'), 'question');
  await shot(host.locator('.card.host'), 'host');

  await host.locator('.card.host').getByRole('button', { name: 'Close the first vote' }).click();
  await shot(card(ada, 'talk it over'), 'discussion');
  await host.locator('.card.host .tally').waitFor();
  await shot(host.locator('.card.host'), 'split');
  await host.locator('.card.host').getByRole('button', { name: 'Vote again' }).click();
  await card(ada, 'Second vote. Nobody').waitFor();
  await vote(ada, 'Customer');
  await vote(bob, 'Customer');
  await host.locator('.card', { hasText: 'Votes so far: 2' }).waitFor();
  await host.locator('.card.host').getByRole('button', { name: 'Reveal' }).click();
  const revealed = ada.locator('.card', { has: ada.locator('.tally') }).last();
  await shot(revealed, 'reveal');
  expect(await revealed.locator('.tally').count()).toBe(2);
  await host.locator('.card.host').getByRole('button', { name: 'End quiz' }).click();
  await shot(card(ada, 'Quiz finished'), 'end');
});

it('and those of the daily question, of practice, progress and leaderboard', async () => {
  const page = await open('/');
  await ask(page, 'practice');
  const practice = card(page, 'Practice');
  await shot(practice, 'practice');
  await practice.getByRole('button').first().click();
  await shot(card(page, 'This question comes again'), 'practised');
  await ask(page, 'my progress');
  await shot(card(page, 'Your progress'), 'progress');
  await ask(page, 'leaderboard');
  await shot(card(page, /Leaderboard for/), 'leaderboard');
  expect(await page.locator('.card').count()).toBeGreaterThan(3);
});
