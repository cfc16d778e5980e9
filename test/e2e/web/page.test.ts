import { mkdirSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
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

/** What the browser complained of: errors of scripts, and what the content policy kept out. */
let complaints: string[] = [];
beforeEach(() => {
  complaints = [];
});

/** Another person: a browser of their own. */
async function open(path = '/', options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
  await page.goto(bot.url + path);
  return page;
}

async function ask(page: Page, text: string): Promise<void> {
  await page.getByLabel('Your question').fill(text);
  await page.keyboard.press('Enter');
}

const lastCard = (page: Page) => page.locator('.card').last();

describe('the chat page', () => {
  it('answers with owner, reason, duties and source', async () => {
    const page = await open();
    await ask(page, 'who applies engine patches on Amazon RDS?');
    const card = lastCard(page);
    await card.waitFor();
    await page.screenshot({ path: `${shots}answer.png` });
    expect(await card.locator('.owner').textContent()).toContain('AWS');
    expect(await card.getByRole('heading', { name: 'The customer does' }).isVisible()).toBe(true);
    expect(await card.getByRole('link').first().getAttribute('href')).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
    expect(complaints).toEqual([]);
  });

  it('asks back with buttons that a click or a key presses', async () => {
    const page = await open();
    await ask(page, 'who upgrades Postgres?');
    const button = lastCard(page).getByRole('button', { name: /RDS/ }).first();
    await button.focus();
    await page.keyboard.press('Enter');
    await page.locator('.card .owner').waitFor();
    expect(await page.locator('.card .owner').textContent()).toMatch(/RDS/);
    expect(complaints).toEqual([]);
  });

  it('shows hostile text as text', async () => {
    const page = await open();
    await ask(
      page,
      '<img src=x onerror="document.title=1"> <!channel> who patches RDS? <script>document.title=1</script>',
    );
    await lastCard(page).waitFor();
    expect(await page.locator('.mine').textContent()).toContain('<img src=x');
    expect(await page.locator('#log img, #log script').count()).toBe(0);
    expect(await page.title()).toContain('Responsibot');
    expect(complaints).toEqual([]);
  });

  it.each([
    ['a phone, dark', { viewport: { width: 360, height: 740 }, colorScheme: 'dark' } as const],
    ['a desk, light', { viewport: { width: 1200, height: 900 }, colorScheme: 'light' } as const],
  ])('fits %s', async (name, options) => {
    const page = await open('/', options);
    await ask(page, 'EC2 versus Fargate');
    await lastCard(page).waitFor();
    await ask(page, 'is S3 bucket access on us?');
    await page.locator('.card').nth(1).waitFor();
    await page.screenshot({ path: `${shots}${name.replaceAll(/\W+/g, '-')}.png`, fullPage: true });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  });

  it('tells screen readers of new answers, and names every control', async () => {
    const page = await open();
    await ask(page, 'hello');
    await lastCard(page).waitFor();
    expect(await page.locator('#log').ariaSnapshot()).toContain('listitem');
    expect(await page.locator('#log').getAttribute('aria-live')).toBe('polite');
    const nameless = await page
      .locator('button, input, a, img')
      .evaluateAll(
        (nodes) =>
          nodes.filter(
            (node) =>
              !(
                node.textContent ||
                node.getAttribute('alt') ||
                ('labels' in node && (node.labels as NodeList).length > 0)
              ),
          ).length,
      );
    expect(nameless).toBe(0);
  });
});

describe('a quiz in a shared room', () => {
  it('is played by two browsers: vote, changed vote, reveal with reason and source, next round', async () => {
    const host = await open('/?room=e2e');
    await ask(host, 'start a quiz');
    await host.locator('.card').getByRole('button', { name: 'Customer' }).waitFor();

    const guest = await open('/?room=e2e');
    const round = guest.locator('.card', { hasText: 'Question 1 of 8' });
    await round.getByRole('button', { name: 'AWS' }).click();
    await round.getByRole('button', { name: 'Customer' }).click();
    await round.getByText('Your vote: Customer.').waitFor();
    await host.locator('.card', { hasText: 'Votes so far: 1' }).waitFor();

    expect(await guest.getByRole('button', { name: 'Reveal' }).count()).toBe(0);
    await round.getByRole('button', { name: 'For the host' }).click();
    await guest
      .getByRole('status')
      .filter({ hasText: /started|host/i })
      .waitFor();

    await host.locator('.card', { hasText: 'Question 1 of 8' }).getByRole('button', { name: 'AWS' }).click();
    await host.locator('.card', { hasText: 'Votes so far: 2' }).waitFor();
    await guest.locator('.card', { hasText: 'Votes so far: 2' }).getByText('Your vote: Customer.').waitFor();
    await host.locator('.card.host').getByRole('button', { name: 'Reveal' }).click();

    for (const page of [host, guest]) {
      const revealed = page.locator('.card', { has: page.locator('.tally') });
      await revealed.waitFor();
      expect(await revealed.locator('.owner').textContent()).toMatch(/You|Customer/);
      expect(await revealed.locator('.tally .right').textContent()).toContain('1 vote');
      expect(await revealed.getByRole('link').count()).toBeGreaterThan(0);
      expect(await page.locator('.card', { hasText: 'Question 1 of 8' }).count()).toBe(1);
    }
    await guest.screenshot({ path: `${shots}reveal.png` });

    await host.getByRole('button', { name: 'Next' }).click();
    await guest.locator('.card', { hasText: 'Question 2 of 8' }).waitFor();
    await host.locator('.card', { hasText: 'Question 2 of 8' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('goes on for somebody who loads the page again', async () => {
    const page = await open('/?room=again');
    await ask(page, 'start a quiz');
    await page.locator('.card', { hasText: 'Question 1 of 8' }).waitFor();
    await page.reload();
    const round = page.locator('.card', { hasText: 'Question 1 of 8' });
    await round.getByRole('button', { name: 'For the host' }).click();
    await page.locator('.card.host').getByRole('button', { name: 'Reveal' }).click();
    await page.locator('.tally, .card:has-text("Nobody voted")').first().waitFor();
    expect(complaints).toEqual([]);
  });
});
