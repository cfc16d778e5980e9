import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Running, startBot, startPlayground } from './programs.js';

let bot: Running;
let playground: Running;
let browser: Browser;
let page: Page;
let pictures: string;

beforeAll(async () => {
  pictures = await mkdtemp(join(tmpdir(), 'responsibot-pictures-'));
  bot = await startBot();
  playground = await startPlayground(bot.url);
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  // The playground hides its columns in a smaller window.
  page = await browser.newPage({ viewport: { width: 1700, height: 1500 } });
  await page.goto(playground.url, { waitUntil: 'domcontentloaded' });
});

afterAll(async () => {
  await browser?.close();
  await playground?.stop();
  await bot?.stop();
});

async function say(text: string): Promise<void> {
  await page.getByRole('textbox').first().click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

async function picture(name: string, of: Page | Locator = page): Promise<void> {
  const path = join(pictures, `${name}.png`);
  await of.screenshot({ path });
  console.log(`picture: ${path}`);
}

/** Cards as the playground draws them, the newest last. */
const cards = () => page.locator('.ac-adaptiveCard');

describe("the bot in Microsoft's Agents Playground", () => {
  it('welcomes who installs it, once', async () => {
    await cards().last().waitFor();
    expect(await cards().count()).toBe(1);
  });

  it('answers a question with owner, reason and source', async () => {
    await say('who patches Oracle on RDS?');
    const card = cards().filter({ hasText: 'Oracle' }).last();
    await card.getByText('☁️ AWS').waitFor();
    expect(await card.getByRole('link').count()).toBeGreaterThan(0);
    await picture('answer', card);
  });

  it('replaces the card of the quiz when a vote button is pressed, and shows the votes at the reveal', async () => {
    await say('start a quiz');
    const question = cards().filter({ hasText: 'Question 1' });
    await question.getByRole('button', { name: 'Customer' }).click();
    await question.getByText('Votes so far: 1').waitFor();
    await picture('vote');

    await question.getByRole('button', { name: 'Reveal' }).click();
    await page.getByText('Customer: 1').first().waitFor();
    await picture('reveal');
    expect(await cards().filter({ hasText: 'Votes so far' }).count()).toBe(0);
  });
});
