import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Answer } from '../../../src/answer/types.js';
import { createBot } from '../../../src/bot.js';
import { readData } from '../../../src/data.js';
import { createPassingStore } from '../../../src/store/passing.js';
import { draw } from './draw.js';
import { slackPage } from './slack.js';
import { teamsPage } from './teams.js';

/** A question for each kind of card, with words that its picture must show. */
const KINDS: readonly (readonly [name: string, asked: string, shown: string])[] = [
  ['aws', 'who patches Oracle on RDS?', 'AWS'],
  ['yours', 'who patches the guest OS on EC2?', 'You'],
  ['both', 'who rotates our KMS keys?', 'Both'],
  ['vendor', 'who patches the control plane of ROSA?', 'Red Hat'],
  ['yesno', "we needn't patch Aurora, correct?", 'Yes'],
  ['split', 'full split of Lambda', 'Lambda'],
  ['compare', 'RDS or plain EC2: who updates the system?', 'EC2'],
  ['clarify', 'who patches our database?', 'Amazon Aurora'],
  ['definition', 'what is the shared responsibility model?', 'AWS'],
  ['help', 'help', 'Oracle on RDS'],
  ['unknown', 'what is for lunch?', 'AWS'],
];

const { respond } = createBot({
  data: readData(),
  store: createPassingStore(),
  onFault: (error) => {
    throw error;
  },
});
let browser: Browser;
beforeAll(async () => {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
});
afterAll(() => browser.close());

async function answerTo(text: string): Promise<Answer> {
  const place = { channel: 'web', tenant: 'local', room: text, thread: null, kind: 'direct' } as const;
  const speaker = { id: 'ann', name: null };
  const [first] = await respond({ place, speaker, addressed: true, input: { type: 'text', text }, at: 0 });
  if (first?.kind !== 'reply') throw new Error(`"${text}" got no reply.`);
  return first.answer;
}

it.each(KINDS)('draws the card of an answer, as Slack and as Teams show it: %s', async (name, asked, shown) => {
  const answer = await answerTo(asked);
  const slack = await draw(browser, `slack-answer-${name}`, slackPage(answer, false));
  const teams = await draw(browser, `teams-answer-${name}`, teamsPage(answer));
  for (const words of [slack, teams]) expect(words).toContain(shown);
});
