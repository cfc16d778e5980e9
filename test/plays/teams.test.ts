import { afterEach, expect, it } from 'vitest';
import type { Action } from '../../src/answer/types.js';
import { CHANNEL, GROUP, mention, message, PERSONAL, press } from '../channels/teams/activities.js';
import type { SentBody } from '../channels/teams/connector.js';
import { type Rig, SECURED, startRig } from '../channels/teams/rig.js';
import { replicas } from './bots.js';

let rig: Rig | null = null;
afterEach(async () => {
  await rig?.stop();
  rig = null;
});

/** The whole bot behind the Teams endpoint. */
async function teams() {
  const bots = await replicas();
  const { one, store, now } = bots;
  const started = await startRig(SECURED, {
    respond: one.respond,
    cards: store.cards,
    deliveries: store.deliveries,
    now,
  });
  rig = started;
  const { connector, postTo } = started;
  const last = () => connector.calls.at(-1);
  const cardOf = (body: SentBody | undefined) => JSON.stringify(body?.attachments?.[0]?.content);
  return {
    ...bots,
    rig: started,
    last,
    card: () => cardOf(last()?.body),
    /** What the first button of this kind on the newest card does. */
    action: (verb: Action['type']): Action => {
      const [, data = 'null'] = cardOf(last()?.body).match(new RegExp(`"verb":"${verb}","data":({.*?}})`)) ?? [];
      return JSON.parse(data).action;
    },
    tick: (seconds: number) => bots.pass(seconds, async (place, posts) => postTo?.(place, posts)),
  };
}

it.each([
  ['a channel’s thread', CHANNEL, mention],
  ['a group chat', GROUP, mention],
  ['a personal chat', PERSONAL, message],
])('plays a timed quiz in %s: the clock replaces the card there, once for two processes', async (_, where, say) => {
  const { rig, tick, action, card, last } = await teams();
  await rig.send(say(where, '<at>Responsibot</at> a timed quiz with 1 question about RDS, 20 seconds per question'));
  expect(card()).toContain('Question 1 of 1');
  const question = `activity-${rig.connector.calls.length}`;
  await rig.send(press(where, action('vote'), question));
  expect(await tick(19)).toBe(0);
  expect(await tick(2)).toBe(1);
  expect([last()?.method, decodeURIComponent(last()?.path ?? '')]).toEqual([
    'PUT',
    `/v3/conversations/${where.id}/activities/${question}`,
  ]);
  expect(card()).toMatch(/of 1 right/);
  expect(await tick(60)).toBe(0);
  expect(rig.log).toEqual([]);
});

it('asks the daily question in the channel that wanted it', async () => {
  const { rig, tick, card, last } = await teams();
  await rig.send(mention(CHANNEL, '<at>Responsibot</at> daily question at 9:30 Europe/Vienna'));
  expect(card()).toContain('9:30');
  const before = rig.connector.calls.length;
  let shown = 0;
  for (let hour = 0; hour < 96 && shown === 0; hour += 1) shown = await tick(3600);
  expect(shown).toBe(1);
  expect(rig.connector.calls.length - before).toBe(1);
  expect(decodeURIComponent(last()?.path ?? '')).toBe(`/v3/conversations/${CHANNEL.id}/activities`);
  expect(card()).toContain('A question for everybody');
  expect(rig.log).toEqual([]);
});
