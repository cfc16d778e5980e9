import { mkdirSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Answer } from '../../../src/answer/types.js';
import { type Cards, playedCards } from './play.js';
import { slackPage } from './slack.js';
import { teamsPage } from './teams.js';

const shots = new URL('../../../coverage/screenshots/', import.meta.url).pathname;

let browser: Browser;
beforeAll(async () => {
  mkdirSync(shots, { recursive: true });
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
});
afterAll(() => browser.close());

/** Draws a card, and gives the words on it. */
async function draw(name: string, html: string): Promise<string> {
  const page = await browser.newPage({ viewport: { width: 720, height: 900 }, locale: 'en-GB', timezoneId: 'UTC' });
  await page.setContent(html);
  const card = page.locator('#card');
  await card.screenshot({ path: `${shots}${name}.png` });
  const words = await card.innerText();
  const isCut = await card.evaluate((drawn) => drawn.scrollWidth > drawn.clientWidth);
  expect(isCut, `${name} is wider than its place`).toBe(false);
  await page.close();
  return words.replaceAll(/\s+/g, ' ');
}

/** Every button of a card is there to be pressed. */
function expectButtons(words: string, { buttons }: Answer): void {
  for (const { label, action } of buttons) if (action.type !== 'feedback') expect(words).toContain(label);
}

type Drawn = readonly [name: string, of: keyof Cards];
const DRAWN: readonly Drawn[] = [
  ['question', 'question'],
  ['reveal', 'reveal'],
  ['end', 'end'],
  ['daily', 'daily'],
  ['daily-reveal', 'dailyReveal'],
];

it('draws each quiz card of Slack', async () => {
  const cards = await playedCards('slack');
  for (const [name, of] of [...DRAWN, ['host', 'host'] satisfies Drawn]) {
    const words = await draw(`slack-quiz-${name}`, slackPage(cards[of], of === 'host'));
    expectButtons(words, cards[of]);
    if (of === 'reveal') expect(words).toMatch(/█.*right answer/);
  }
});

it('draws each quiz card of Teams', async () => {
  const cards = await playedCards('teams');
  for (const [name, of] of [...DRAWN, ['host', 'hostsView'] satisfies Drawn]) {
    const words = await draw(`teams-quiz-${name}`, teamsPage(cards[of]));
    expectButtons(words, cards[of]);
    if (of === 'reveal') expect(words).toMatch(/✓ .*: \d/);
  }
});
