import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Post } from '../../../src/conversation/types.js';
import { activity, CHANNEL, GROUP, message, PERSONAL } from './activities.js';
import { saying } from './answers.js';
import { type Rig, reply, startRig } from './rig.js';

const MINUTE = 60_000;
let rig: Rig;
let now = 0;
beforeAll(async () => {
  rig = await startRig(undefined, { now: () => now });
});
afterAll(() => rig.stop());
beforeEach(() => {
  rig.connector.calls.length = 0;
  rig.connector.failures.clear();
  rig.cards.clear();
  now = 10 * MINUTE;
  rig.answer(({ input }) => [reply(input.type === 'text' ? `about ${input.text}` : 'pressed')]);
});

type Where = typeof GROUP;
let changes = 0;
const BOT = { id: '28:bot', name: 'Responsibot' };

/** Says something, and forgets the calls so far. Gives the message's id and the ids of what answered it. */
async function said(where: Where, text: string): Promise<{ id: string; answers: readonly string[] }> {
  const entities = [{ type: 'mention', mentioned: BOT, text: '<at>Responsibot</at>' }];
  const asked = message(where, `<at>Responsibot</at> ${text}`, { entities }) as { id: string };
  await rig.send(asked);
  const kept = [...rig.cards].find(([key]) => key.startsWith('teams:replies:') && key.endsWith(`:${asked.id}`));
  rig.connector.calls.length = 0;
  return { id: asked.id, answers: (kept?.[1] as { activities: string[] } | undefined)?.activities ?? [] };
}

const change = (where: Where, type: string, eventType: string, id: string, fields: object = {}) => {
  changes += 1;
  const timestamp = `2026-11-24T10:00:00.${String(changes).padStart(3, '0')}Z`;
  return activity(where, { type, id, timestamp, channelData: { eventType, tenant: { id: 'tenant-1' } }, ...fields });
};
const edit = (where: Where, id: string, text: string) => change(where, 'messageUpdate', 'editMessage', id, { text });
const remove = (where: Where, id: string) => change(where, 'messageDelete', 'softDeleteMessage', id);
const calls = () => rig.connector.calls.map(({ method, path }) => `${method} ${decodeURIComponent(path)}`);

describe('a question', () => {
  it('is kept without its words', async () => {
    await said(GROUP, 'who patches the secret project?');
    expect(JSON.stringify([...rig.cards])).not.toContain('secret project');
  });
});

describe('an edited question', () => {
  it.each([
    ['a personal chat', PERSONAL],
    ['a group chat', GROUP],
    ['a channel', CHANNEL],
  ])('corrects its answer in place in %s', async (_name, where) => {
    const { id, answers } = await said(where, 'EC2');
    await rig.send(edit(where, id, 'RDS'));
    expect(calls()).toEqual([`PUT /v3/conversations/${where.id}/activities/${answers[0]}`]);
    expect(rig.connector.calls[0]?.body.summary).toBe('about RDS');
    expect(rig.turns.at(-1)).toMatchObject({ addressed: true, input: { type: 'text', text: 'RDS' } });
  });

  it('does so as often as it is edited, in the first five minutes', async () => {
    const { id } = await said(GROUP, 'EC2');
    for (const text of ['RDS', 'EKS']) await rig.send(edit(GROUP, id, text));
    now += 5 * MINUTE;
    await rig.send(edit(GROUP, id, 'S3'));
    now += 1;
    await rig.send(edit(GROUP, id, 'too late'));
    expect(rig.connector.calls.map(({ body }) => body.summary)).toEqual(['about RDS', 'about EKS', 'about S3']);
  });

  it('is answered once though the edit is delivered twice', async () => {
    const { id } = await said(GROUP, 'EC2');
    const once = edit(GROUP, id, 'RDS');
    await rig.send(once);
    await rig.send(once);
    expect(rig.connector.calls).toHaveLength(1);
  });

  it('that holds more questions gets more answers, and one that holds fewer loses what is left over', async () => {
    const answered = (...texts: string[]): Post[] => texts.map((text) => reply(text));
    const { id, answers } = await said(GROUP, 'EC2');
    rig.answer(() => answered('one', 'two'));
    await rig.send(edit(GROUP, id, 'EC2 and RDS'));
    expect(rig.connector.calls.map(({ method, body }) => `${method} ${body.summary}`)).toEqual(['PUT one', 'POST two']);
    rig.connector.calls.length = 0;
    rig.answer(() => answered('three'));
    await rig.send(edit(GROUP, id, 'RDS'));
    expect(rig.connector.calls.map(({ method }) => method)).toEqual(['PUT', 'DELETE']);
    expect(calls()[0]).toContain(String(answers[0]));
  });

  it('is answered anew where the old answer is gone', async () => {
    const { id } = await said(GROUP, 'EC2');
    rig.connector.failures.set('PUT', 404);
    await rig.send(edit(GROUP, id, 'RDS'));
    expect(rig.connector.posts.map(({ body }) => body.summary)).toEqual(['about RDS']);
  });
});

describe('a change that is no correction', () => {
  it.each([
    ['of no word', 'messageUpdate', 'editMessage', 'EC2'],
    ['that brings a message back', 'messageUpdate', 'undeleteMessage', 'RDS'],
    ['of a kind that is not known', 'messageUpdate', 'somethingNew', 'RDS'],
  ])('%s does nothing', async (_name, type, eventType, text) => {
    const { id } = await said(GROUP, 'EC2');
    const before = rig.turns.length;
    await rig.send(change(GROUP, type, eventType, id, { text }));
    expect(rig.turns).toHaveLength(before);
    expect(rig.connector.calls).toEqual([]);
  });

  it('of a message that was never answered does nothing', async () => {
    await rig.send(edit(GROUP, 'never', 'RDS'));
    await rig.send(remove(GROUP, 'never'));
    expect(rig.connector.calls).toEqual([]);
  });

  it('leaves a quiz that the message started alone', async () => {
    rig.answer(() => [reply('Question 1', 'quiz:s1:1')]);
    const { id } = await said(GROUP, 'start a quiz');
    const before = rig.turns.length;
    await rig.send(edit(GROUP, id, 'start another quiz'));
    await rig.send(remove(GROUP, id));
    expect(rig.turns).toHaveLength(before);
    expect(rig.connector.calls).toEqual([]);
  });

  it('in another tenant with the same ids touches nothing here', async () => {
    const other = await startRig({ mode: 'playground' }, { cards: cardsOf(rig) });
    const { id } = await said(GROUP, 'EC2');
    const foreign = { ...remove(GROUP, id), conversation: { ...GROUP, tenantId: 'tenant-2' } };
    await other.post({ serviceUrl: other.connector.url, ...foreign });
    expect(other.connector.calls).toEqual([]);
    await other.stop();
  });
});

const cardsOf = ({ cards }: Rig) => ({
  put: async (key: string, message: unknown) => void cards.set(key, message),
  get: async (key: string) => cards.get(key),
});

describe('a deleted question', () => {
  it.each([
    ['a personal chat', PERSONAL],
    ['a channel', CHANNEL],
  ])('takes its answers with it in %s, whenever that is', async (_name, where) => {
    rig.answer(() => [reply('one'), reply('two')]);
    const { id, answers } = await said(where, 'EC2 and RDS');
    now += 60 * MINUTE;
    await rig.send(remove(where, id));
    expect(calls()).toEqual(answers.map((answer) => `DELETE /v3/conversations/${where.id}/activities/${answer}`));
    expect(answers).toHaveLength(2);
  });

  it('is not answered again by an edit that comes late', async () => {
    const { id } = await said(GROUP, 'EC2');
    await rig.send(remove(GROUP, id));
    rig.connector.calls.length = 0;
    await rig.send(edit(GROUP, id, 'RDS'));
    expect(rig.connector.calls).toEqual([]);
  });

  it('whose answer cannot be removed is logged, and no more', async () => {
    const { id } = await said(GROUP, 'EC2');
    rig.connector.failures.set('DELETE', 403);
    const before = rig.log.length;
    expect((await rig.send(remove(GROUP, id))).status).toBe(200);
    expect(rig.log.slice(before)).toMatchObject([{ level: 'warn', details: { status: 403 } }]);
  });
});

describe('what is kept of a message', () => {
  it('is nothing where no answer can be corrected', async () => {
    rig.answer(() => [{ kind: 'whisper', answer: saying('alone') }]);
    expect((await said(GROUP, 'my score')).answers).toEqual([]);
  });
});
