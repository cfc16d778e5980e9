import type { Activity } from 'botbuilder';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { authenticationFor, TeamsAdapter } from '../../../src/channels/teams/adapter.js';
import type { TeamsIdentity } from '../../../src/channels/teams/config.js';
import { message, PERSONAL } from './activities.js';
import { type Rig, SECURED, startRig } from './rig.js';

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(async () => {
  await rig.stop();
});

const question = (): object => ({ serviceUrl: rig.connector.url, ...message(PERSONAL, 'who patches RDS?') });

describe('who may call /api/messages', () => {
  it('answers a good token with 200 and replies as the bot', async () => {
    const response = await rig.send(message(PERSONAL, 'who patches RDS?'));
    expect(response.status).toBe(200);
    expect(rig.connector.posts[0]?.authorization).toBe('Bearer from-the-bot');
  });

  it.each<[string, () => Promise<string | undefined>]>([
    ['no token', async () => undefined],
    ['an empty header', async () => ''],
    ['garbage', async () => 'Bearer garbage'],
    ['garbage in three parts', async () => 'Bearer a.b.c'],
    ['another scheme', async () => 'Basic dTpw'],
    ['another audience', () => bearer({ audience: 'somebody-else' })],
    ['another issuer', () => bearer({ issuer: 'https://example.com' })],
    ['a token that expired', () => bearer({ lifetime: -3600 })],
    ['a bad signature', () => bearer({ forged: true })],
    ['a token for another service address', () => bearer({ serviceUrl: 'https://evil.example' })],
  ])('answers %s with 401, in one line, and asks nobody', async (_name, header) => {
    const printed = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const response = await rig.post(question(), await header());
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({ error: 'The token is missing or not valid.' });
    expect(rig.turns).toEqual([]);
    expect(rig.connector.calls).toEqual([]);
    expect(printed).not.toHaveBeenCalled();
    printed.mockRestore();
  });

  const bearer = async (wish: object): Promise<string> =>
    `Bearer ${await rig.identity.token({ serviceUrl: rig.connector.url, ...wish })}`;

  it('writes one log line for a flood of refused requests', async () => {
    for (let i = 0; i < 20; i += 1) await rig.post(question(), await bearer({ forged: true }));
    expect(rig.log.map((entry) => entry.level)).toEqual(['warn']);
  });

  it('answers 503 when the signing keys cannot be fetched', async () => {
    const header = await bearer({});
    await rig.identity.stop();
    expect((await rig.post(question(), header)).status).toBe(503);
    rig.identity.stop = async () => undefined;
  });

  it.each([
    ['another tenant', { conversation: { id: 'a:1', conversationType: 'personal', tenantId: 'tenant-2' } }],
    ['no tenant', { conversation: { id: 'a:1', conversationType: 'personal' }, channelData: {} }],
  ])('answers a good token from %s with 403', async (_name, fields) => {
    const response = await rig.send({ ...message(PERSONAL, 'hi'), ...fields });
    expect(response.status).toBe(403);
    expect(rig.turns).toEqual([]);
  });
});

describe('a list of tenants', () => {
  it('lets in those on it and nobody else, in whatever case their ids come', async () => {
    const listed = await startRig({ ...SECURED, tenants: ['tenant-2', 'tenant-3'] });
    const from = async (tenantId: string) => {
      const conversation = { id: `a:${tenantId}`, conversationType: 'personal', tenantId };
      return (await listed.send({ ...message(PERSONAL, 'hi'), conversation })).status;
    };
    expect(await Promise.all(['tenant-1', 'TENANT-2', 'tenant-3', 'tenant-'].map(from))).toEqual([403, 200, 200, 403]);
    await listed.stop();
  });
});

describe('bodies that are no activity', () => {
  it.each([
    ['an empty object', '{}', 400],
    ['a list', '[]', 400],
    ['text', 'hello', 400],
    ['nothing', '', 400],
    ['half an object', '{"type":', 400],
    ['an activity of another channel', '{"type":"message","channelId":"slack"}', 400],
    ['a huge body', JSON.stringify({ text: 'x'.repeat(400_000) }), 413],
  ])('are refused in one line: %s', async (_name, body, status) => {
    const response = await rig.post(body, 'Bearer x');
    expect(response.status).toBe(status);
    const text = await response.text();
    expect(text).toMatch(/^\{"error":"[^"]+"\}$/);
    expect(rig.log.filter((entry) => entry.level === 'error')).toEqual([]);
  });
});

describe('a closed endpoint', () => {
  it('refuses everything with one clear line', async () => {
    const closed = await startRig({ mode: 'closed' });
    const response = await closed.post(question());
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('MicrosoftAppId is not set');
    await closed.stop();
  });
});

describe('settings of a real registration', () => {
  it.each<TeamsIdentity>([
    { type: 'SingleTenant', tenantId: 't', password: 'p' },
    { type: 'UserAssignedMSI', tenantId: 't' },
    { type: 'MultiTenant', tenantId: null, password: 'p' },
  ])('make the library refuse a call without a token ($type)', async (identity) => {
    const adapter = new TeamsAdapter(
      authenticationFor({ mode: 'secured', appId: 'id', identity, tenants: null, cloud: 'public' }),
    );
    const refusal = adapter.authenticate(message(PERSONAL, 'hi') as Activity, '');
    await expect(refusal).rejects.toMatchObject({ name: 'RefusedError', status: 401 });
  });
});

describe('the playground mode', () => {
  it('takes calls without a token from this machine', async () => {
    const local = await startRig({ mode: 'playground' });
    const response = await local.post({ serviceUrl: local.connector.url, ...message(PERSONAL, 'hi') });
    expect(response.status).toBe(200);
    expect(local.connector.posts).toHaveLength(1);
    await local.stop();
  });

  it('does not call other machines back', async () => {
    const local = await startRig({ mode: 'playground' });
    const response = await local.post({ serviceUrl: 'https://evil.example/', ...message(PERSONAL, 'hi') });
    expect(response.status).toBe(403);
    expect(local.turns).toEqual([]);
    await local.stop();
  });
});
