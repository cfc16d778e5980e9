import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import express from 'express';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { Authentication } from '../../../src/channels/teams/ports.js';
import { type Listening, listen } from './listen.js';

export const APP_ID = '11111111-2222-3333-4444-555555555555';
const ISSUER = 'https://api.botframework.com';

// Made once: a pair takes up to a second.
const KEYS = Promise.all([generateKeyPair('RS256', { extractable: true }), generateKeyPair('RS256')]);

export interface TokenWish {
  readonly serviceUrl: string;
  readonly audience?: string;
  readonly issuer?: string;
  /** Seconds from now; negative is over. */
  readonly lifetime?: number;
  /** Signs with a key that is not published, under the published key's id. */
  readonly forged?: boolean;
}

/** A stand-in for Microsoft's identity service: publishes keys in their form and signs tokens with them. */
export interface Identity {
  readonly authentication: Authentication;
  token(wish: TokenWish): Promise<string>;
  /** Stops publishing keys: they then cannot be fetched. */
  stop(): Promise<void>;
}

export async function startIdentity(): Promise<Identity> {
  const [good, other] = await KEYS;
  const jwk = { ...(await exportJWK(good.publicKey)), kid: 'k1', use: 'sig', endorsements: ['msteams'] };
  const app = express();
  const holder: { current: Listening | null } = { current: null };
  const url = (): string => holder.current?.url ?? '';
  // The library keeps keys by address for a day, and ports come back.
  const openid = `/openid/${randomUUID()}`;
  app.get(openid, (_request, response) => {
    response.json({ issuer: ISSUER, jwks_uri: `${url()}/keys`, id_token_signing_alg_values_supported: ['RS256'] });
  });
  app.get('/keys', (_request, response) => {
    response.json({ keys: [jwk] });
  });
  holder.current = await listen(createServer(app));

  return {
    authentication: authenticationAt(`${url()}${openid}`),
    token: ({ serviceUrl, audience = APP_ID, issuer = ISSUER, lifetime = 600, forged = false }) =>
      new SignJWT({ serviceurl: serviceUrl })
        .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime(Math.floor(Date.now() / 1000) + lifetime)
        .sign(forged ? other.privateKey : good.privateKey),
    stop: async () => holder.current?.close(),
  };
}

type Credentials = ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1];

/** The library's real checks, with keys from `metadata`, and outgoing calls signed with a fixed word. */
function authenticationAt(metadata: string): Authentication {
  const credentials = {
    isValidAppId: async (id: string) => id === APP_ID,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => ({
      signRequest: async (request: { headers: { set(name: string, value: string): void } }) => {
        request.headers.set('authorization', 'Bearer from-the-bot');
        return request;
      },
    }),
  };
  return new ConfigurationBotFrameworkAuthentication(
    {
      MicrosoftAppId: APP_ID,
      ToBotFromChannelOpenIdMetadataUrl: metadata,
      ToBotFromEmulatorOpenIdMetadataUrl: metadata,
      ToBotFromChannelTokenIssuer: ISSUER,
      ToChannelFromBotOAuthScope: ISSUER,
      ToChannelFromBotLoginUrl: 'http://127.0.0.1/login',
      OAuthUrl: 'http://127.0.0.1/oauth',
    },
    credentials as unknown as Credentials,
  );
}
