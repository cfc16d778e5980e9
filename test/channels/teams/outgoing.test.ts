import { createServer, request as plainRequest } from 'node:http';
import https from 'node:https';
import express from 'express';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { authenticationFor } from '../../../src/channels/teams/adapter.js';
import type { SecuredTeams } from '../../../src/channels/teams/config.js';
import type { Place } from '../../../src/conversation/types.js';
import { GROUP } from './activities.js';
import { type Listening, listen } from './listen.js';
import { type Rig, reply, SECURED, startRig, TENANT } from './rig.js';

const APP = 'aaaaaaaa-2222-3333-4444-555555555555';
const PLACE: Place = { channel: 'teams', tenant: TENANT, room: GROUP.id, thread: null, kind: 'group' };

interface Asked {
  readonly host: string;
  readonly path: string;
  readonly words: Record<string, unknown>;
}

let tokens: Listening;
let asked: Asked[];
let refusal: number | null;
let rig: Rig | null;

// The library asks the first address that it was told for as long as it runs.
beforeAll(async () => {
  tokens = await listen(createServer(tokenServer()));
});
afterAll(() => tokens.close());
beforeEach(() => {
  asked = [];
  refusal = null;
  rig = null;
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await rig?.stop();
});

/** A stand-in for Microsoft's token services, which give tokens to registered apps alone. */
function tokenServer(): express.Express {
  const app = express();
  app.use(express.urlencoded({ extended: false }), (request, response) => {
    const { host = '' } = request.headers;
    asked.push({ host, path: request.path, words: { ...request.query, ...request.body } });
    if (request.path.endsWith('openid-configuration')) {
      const at = `https://${host}${request.path.split('/v2.0')[0]}`;
      response.json({
        issuer: `${at}/v2.0`,
        token_endpoint: `${at}/oauth2/v2.0/token`,
        authorization_endpoint: `${at}/oauth2/v2.0/authorize`,
        jwks_uri: `${at}/keys`,
      });
      return;
    }
    if (refusal !== null) {
      response.status(refusal).json({ error: 'invalid_client', error_description: 'it has run out' });
      return;
    }
    const expires_on = String(Math.floor(Date.now() / 1000) + 3600);
    response.json({ token_type: 'Bearer', access_token: 'from-microsoft', expires_in: 3600, expires_on });
  });
  return app;
}

/** Sends what goes to Microsoft's sign-in to the stand-in. */
function divert(): void {
  const { port } = new URL(tokens.url);
  vi.spyOn(https, 'request').mockImplementation(((options: https.RequestOptions, done: never) => {
    const headers = { ...(options.headers as object), host: options.hostname ?? options.host ?? '' };
    return plainRequest(
      {
        ...options,
        protocol: 'http:',
        hostname: '127.0.0.1',
        host: '127.0.0.1',
        port,
        agent: undefined as never,
        headers,
      },
      done,
    );
  }) as never);
}

/** Posts by itself as a bot with these settings. */
async function postAs(config: SecuredTeams): Promise<void> {
  rig = await startRig(config, { authentication: authenticationFor(config) });
  const bot = { id: '28:bot', name: 'Responsibot' };
  const way = { serviceUrl: rig.connector.url, bot, user: { id: '29:ann', name: 'Ann' }, type: 'groupChat' };
  rig.cards.set(`teams:way:${TENANT}:${GROUP.id}`, way);
  await rig.postTo?.(PLACE, [reply('hello')]);
}

describe('a bot with a secret', () => {
  it.each([
    ['public', 'login.microsoftonline.com', 'https://api.botframework.com/.default'],
    ['government', 'login.microsoftonline.us', 'https://api.botframework.us/.default'],
  ] as const)('of the %s cloud gets its token from its own tenant there, and sends it', async (cloud, host, scope) => {
    divert();
    const tenantId = `${cloud}-1111-2222`;
    const identity = { type: 'SingleTenant', tenantId, password: 'the secret' } as const;
    await postAs({ ...SECURED, appId: APP, identity, cloud });
    const last = asked.at(-1);
    expect(last).toMatchObject({ host, path: `/${tenantId}/oauth2/v2.0/token`, words: { scope, client_id: APP } });
    expect(last?.words.client_secret).toBe('the secret');
    expect(rig?.connector.posts[0]?.authorization).toBe('Bearer from-microsoft');
  });

  it('that is over says so, and never the secret', async () => {
    divert();
    refusal = 401;
    const identity = { type: 'SingleTenant', tenantId: 'over-1111', password: 'the secret' } as const;
    const error: unknown = await postAs({ ...SECURED, appId: `${APP}1`, identity }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(`${error} ${JSON.stringify(error)}`).not.toContain('the secret');
    expect(rig?.connector.calls).toEqual([]);
  });
});

describe('a bot with a managed identity', () => {
  it.each([
    ['public', 'https://api.botframework.com'],
    ['government', 'https://api.botframework.us'],
  ] as const)('of the %s cloud gets its token from its machine, without any secret', async (cloud, resource) => {
    vi.stubEnv('IDENTITY_ENDPOINT', `${tokens.url}/msi/token`);
    vi.stubEnv('IDENTITY_HEADER', 'of the machine');
    const identity = { type: 'UserAssignedMSI', tenantId: TENANT } as const;
    await postAs({ ...SECURED, appId: `${APP}-${cloud}`, identity, cloud });
    expect(asked.at(-1)).toMatchObject({ path: '/msi/token', words: { resource, client_id: `${APP}-${cloud}` } });
    expect(rig?.connector.posts[0]?.authorization).toBe('Bearer from-microsoft');
  });
});
