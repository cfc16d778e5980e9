import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Answer } from '../../../src/answer/types.js';
import { draw } from './draw.js';
import { type Cards, playedCards } from './play.js';
import { slackPage } from './slack.js';
import { teamsPage } from './teams.js';

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
});
afterAll(() => browser.close());

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
    const words = await draw(browser, `slack-quiz-${name}`, slackPage(cards[of], of === 'host'));
    expectButtons(words, cards[of]);
    if (of === 'reveal') expect(words).toMatch(/█.*right answer/);
  }
});

it('draws each quiz card of Teams', async () => {
  const cards = await playedCards('teams');
  for (const [name, of] of [...DRAWN, ['host', 'hostsView'] satisfies Drawn]) {
    const words = await draw(browser, `teams-quiz-${name}`, teamsPage(cards[of]));
    expectButtons(words, cards[of]);
    if (of === 'reveal') expect(words).toMatch(/✓ .*: \d/);
  }
});
