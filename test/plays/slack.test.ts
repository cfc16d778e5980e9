import { afterEach, expect, it, vi } from 'vitest';
import type { HostCommand } from '../../src/answer/actions.js';
import type { Action } from '../../src/answer/types.js';
import { startBot, type TestBot } from '../channels/slack/bot.js';
import { command, messageEvent, press } from '../channels/slack/payloads.js';
import { ANA, type WebApi } from '../channels/slack/web-api.js';
import { type Replicas, replicas } from './bots.js';

let bot: TestBot | null = null;
afterEach(async () => {
  await bot?.close();
  bot = null;
});

/** Each look at the emulator takes it a while. */
const PATIENT = { timeout: 15_000, interval: 200 };
vi.setConfig({ testTimeout: 60_000 });

interface Button {
  readonly text: { readonly text: string };
  readonly value: string;
}

/** The whole bot in a channel of Slack's emulator: people speak and press, and see what stands there. */
async function channel(roomOf: (api: WebApi) => string = ({ channel }) => channel) {
  const bots: Replicas = await replicas();
  const { one, store, now } = bots;
  const slack = await startBot({ respond: one.respond, cards: store.cards, deliveries: store.deliveries, now });
  bot = slack;
  const { api } = slack;
  const room = roomOf(api);
  let whispers = 0;

  const cards = () => api.messages(room);
  /** What one person alone sees: answers to presses, and what came by itself. */
  const alone = () => [
    ...api.calls.flatMap(({ method, args }) => (method === 'chat.postEphemeral' ? [args] : [])),
    ...slack.whispers,
  ];
  const buttons = (blocks: unknown): Button[] =>
    JSON.parse(JSON.stringify(blocks ?? [])).flatMap((block: { elements?: Button[] }) =>
      (block.elements ?? []).filter(({ value }) => value !== undefined),
    );
  return {
    ...bots,
    slack,
    shows: (text: string | RegExp) =>
      vi.waitFor(async () => {
        const found = (await cards()).findLast((card) => JSON.stringify(card.blocks ?? card.text).match(text));
        expect(found, `a card with ${text}`).toBeDefined();
        return JSON.stringify(found?.blocks ?? found?.text);
      }, PATIENT),
    say: async (text: string) => {
      await slack.send(
        room === api.direct
          ? messageEvent({ channel: room, channel_type: 'im', text })
          : command({ channel_id: room, response_url: slack.responseUrl, text }),
      );
    },
    /** Presses the first button of this kind on the newest card that has one; gives what it carried. */
    press: async (kind: 'vote' | HostCommand, user = ANA): Promise<Action> => {
      const isIt = ({ value }: Button) => {
        const action: Action = JSON.parse(value);
        return action.type === 'host' ? action.command === kind : action.type === kind;
      };
      const seen = [...(await cards()), ...alone()];
      const card = seen.findLast(({ blocks }) => buttons(blocks).some(isIt));
      const value = buttons(card?.blocks).find(isIt)?.value ?? 'null';
      const message_ts = card?.ts ?? '';
      const is_ephemeral = kind !== 'vote';
      await slack.send(
        press({ channel: room, response_url: slack.responseUrl, value, user, message_ts, is_ephemeral }),
      );
      return JSON.parse(value);
    },
    whispered: async (text: string | RegExp) => {
      await vi.waitFor(() => {
        expect(JSON.stringify(slack.whispers.slice(whispers))).toMatch(text);
      }, PATIENT);
      whispers = slack.whispers.length;
    },
    tick: (seconds: number) => bots.pass(seconds, slack.postTo),
  };
}

it('plays a timed quiz: each answer is shown by the clock, once for two processes', async () => {
  const { say, shows, press, whispered, tick, slack } = await channel();
  await say('a timed quiz with 2 questions about RDS, 20 seconds per question');
  await shows('Question 1 of 2');
  expect(await press('vote')).toMatchObject({ type: 'vote', round: 0 });
  await whispered('Your vote');
  expect(await tick(19)).toBe(0);
  expect(await tick(2)).toBe(1);
  const revealed = await shows(/Answer|1 of 1 right|0 of 1 right/);
  expect(revealed).toContain('Question 1 of 2');
  expect(await tick(60)).toBe(0);
  await press('next');
  await shows('Question 2 of 2');
  expect(await tick(21)).toBe(1);
  await shows('Nobody voted');
  await press('next');
  await shows('Quiz finished');
  expect(slack.api.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(4);
});

it('plays discuss-first: the host alone sees the split, the second vote counts, both are shown', async () => {
  const { say, shows, press, whispered, slack } = await channel();
  await say('an anonymous quiz with discussion, 1 question about RDS');
  await shows('Question 1 of 1');
  await press('vote', 'U000000002');
  await whispered('Your vote');
  await press('discuss', 'U000000002');
  await whispered('Only the person who started');
  await press('discuss');
  await whispered(/are right/);
  expect(await shows('talk it over')).not.toMatch(/% are right/);
  await press('revote');
  await shows('Second vote');
  await press('vote', 'U000000002');
  await whispered('Your vote');
  await press('reveal');
  expect(await shows('Before the discussion')).toContain('Changed to the right answer: 0');
  await press('next');
  await shows('Quiz finished');
  expect(slack.log).toEqual([]);
});

it('practises in a direct message: a question, an answer with its reason, another question, the progress', async () => {
  const { shows, press, say, slack } = await channel(({ direct }) => direct);
  await say('practice');
  await shows('"vote:0"');
  await press('vote');
  await shows('This question comes again on');
  await say('my progress');
  await shows('Questions answered: 1');
  expect(slack.log).toEqual([]);
});

it('asks the daily question by itself, and shows its answer when the next one comes', async () => {
  const { say, shows, tick, press, whispered, slack } = await channel();
  await say('daily question at 9:30 Europe/Vienna');
  await shows('9:30|09:30');
  const untilAsked = async () => {
    for (let hour = 0; hour < 96; hour += 1) if ((await tick(3600)) === 1) return;
    throw new Error('nothing was asked in four days');
  };
  await untilAsked();
  await shows('A question for everybody');
  await press('vote');
  await whispered('Your vote');
  await untilAsked();
  expect(await shows(/of 1 right\./)).toContain('A question for everybody');
  await shows('Votes so far: 0');
  expect(slack.log).toEqual([]);
});
