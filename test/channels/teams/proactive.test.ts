import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Place, Post } from '../../../src/conversation/types.js';
import { activity, GROUP, installed, mention } from './activities.js';
import { saying } from './answers.js';
import { type Rig, reply, startRig, TENANT } from './rig.js';

let rig: Rig;
let waits: number[];
beforeEach(async () => {
  waits = [];
  rig = await startRig(undefined, { pause: async (ms) => void waits.push(ms) });
  await rig.send(installed(GROUP, 'installationUpdate'));
  rig.connector.calls.length = 0;
});
afterEach(() => rig.stop());

const PLACE: Place = { channel: 'teams', tenant: TENANT, room: GROUP.id, thread: null, kind: 'group' };
const postTo = (place: Place = PLACE) => rig.postTo?.(place, [reply('daily question')]);
const QUIZ: Post = { kind: 'reply', answer: { ...saying('a quiz'), intent: 'quiz' }, audience: 'everyone', card: null };
const warnings = () => rig.log.filter(({ level }) => level === 'warn').map(({ line }) => line);

describe('a message that nobody asked for', () => {
  it('reaches a conversation from the install on', async () => {
    await postTo();
    expect(rig.connector.calls).toMatchObject([
      { method: 'POST', path: expect.stringMatching(/activities$/), body: { summary: 'daily question' } },
    ]);
  });

  it.each([403, 404])(
    'that is refused with %s is the last one, until somebody speaks to it there again',
    async (status) => {
      rig.connector.failures.set('POST', status);
      await postTo();
      expect(warnings()).toEqual(['Teams: a conversation is gone, or the bot was removed from it']);
      rig.connector.failures.clear();
      rig.connector.calls.length = 0;
      await postTo();
      expect(rig.connector.calls).toEqual([]);
      expect(warnings()).toHaveLength(1);

      rig.answer(() => [QUIZ]);
      await rig.send(mention(GROUP, '<at>Responsibot</at> start a quiz'));
      rig.connector.calls.length = 0;
      await postTo();
      expect(rig.connector.posts).toHaveLength(1);
    },
  );

  it('is not sent where the bot was removed', async () => {
    await rig.send(activity(GROUP, { type: 'installationUpdate', action: 'remove' }));
    await postTo();
    expect(rig.connector.calls).toEqual([]);
  });

  it('is sent again where the bot was removed and installed again, however soon', async () => {
    const install = (action: string) => rig.send(activity(GROUP, { type: 'installationUpdate', action }));
    await install('add');
    await install('remove');
    await install('add');
    rig.connector.calls.length = 0;
    await postTo();
    expect(rig.connector.posts).toHaveLength(1);
  });

  it('cannot be sent where nobody ever spoke, and not into the same room of another tenant', async () => {
    await expect(postTo({ ...PLACE, room: '19:other@thread.v2' })).rejects.toThrow(/not kept/);
    await expect(postTo({ ...PLACE, tenant: 'tenant-2' })).rejects.toThrow(/not kept/);
    expect(rig.connector.calls).toEqual([]);
  });

  it.each([412, 429])('is tried again after ever longer waits where Teams answers %s', async (status) => {
    rig.connector.failures.set('POST', status);
    await expect(postTo()).rejects.toMatchObject({ statusCode: status });
    expect(rig.connector.calls).toHaveLength(4);
    expect(waits).toHaveLength(3);
    const [first = 0, second = 0, third = 0] = waits;
    for (const [wait, about] of [
      [first, 500],
      [second, 1000],
      [third, 2000],
    ] as const) {
      expect(wait).toBeGreaterThanOrEqual(about / 2);
      expect(wait).toBeLessThanOrEqual(about * 1.5);
    }
    rig.connector.failures.clear();
    await postTo();
    expect(rig.connector.calls).toHaveLength(5);
  });

  it('is sent once where the second try gets through', async () => {
    rig.connector.failOnce('POST', 429);
    await postTo();
    expect(rig.connector.calls).toHaveLength(2);
    expect(waits).toHaveLength(1);
  });

  it('is tried again by the library where the server fails', async () => {
    rig.connector.failOnce('POST', 503);
    await postTo();
    expect(rig.connector.calls).toHaveLength(2);
    expect(waits).toEqual([]);
  });
});
