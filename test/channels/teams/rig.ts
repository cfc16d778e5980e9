import { createServer } from 'node:http';
import express from 'express';
import { createTeams } from '../../../src/channels/teams/app.js';
import type { TeamsConfig } from '../../../src/channels/teams/config.js';
import type { PostTo, TeamsParts } from '../../../src/channels/teams/ports.js';
import type { Post, Turn } from '../../../src/conversation/types.js';
import { renderText, saying } from './answers.js';
import { Connector } from './connector.js';
import { APP_ID, type Identity, startIdentity } from './identity.js';
import { type Listening, listen } from './listen.js';

export const TENANT = 'tenant-1';
export const SECURED = {
  mode: 'secured',
  appId: APP_ID,
  identity: { type: 'SingleTenant', tenantId: TENANT, password: 'secret' },
  tenants: [TENANT],
  cloud: 'public',
} as const satisfies TeamsConfig;

/** The channel behind a real server, with a store in memory and everything it did written down. */
export interface Rig {
  readonly connector: Connector;
  readonly identity: Identity;
  readonly turns: readonly Turn[];
  readonly log: readonly { level: string; details: object; line: string }[];
  readonly cards: Map<string, unknown>;
  /** What the next turns are answered with. */
  answer(posts: (turn: Turn) => readonly Post[]): void;
  /** Posts without anybody having spoken; null where Teams is off. */
  readonly postTo: PostTo | null;
  /** Sends an activity with a good token. */
  send(activity: object): Promise<Response>;
  /** Sends any body with any header. */
  post(body: unknown, authorization?: string): Promise<Response>;
  stop(): Promise<void>;
}

export async function startRig(config: TeamsConfig = SECURED, changes: Partial<TeamsParts> = {}): Promise<Rig> {
  const [connector, identity] = await Promise.all([Connector.start(), startIdentity()]);
  const turns: Turn[] = [];
  const log: { level: string; details: object; line: string }[] = [];
  const cards = new Map<string, unknown>();
  const claimed = new Set<string>();
  let respond = (_turn: Turn): readonly Post[] => [reply('hello')];
  const write = (level: string) => (details: object, line: string) => void log.push({ level, details, line });
  const { router, post: postTo } = await createTeams(config, {
    respond: async (turn) => {
      turns.push(turn);
      return respond(turn);
    },
    deliveries: {
      claim: async (key) => {
        if (claimed.has(key)) return false;
        claimed.add(key);
        return true;
      },
    },
    cards: { put: async (key, message) => void cards.set(key, message), get: async (key) => cards.get(key) },
    logger: { debug: write('debug'), warn: write('warn'), error: write('error') },
    renderText,
    now: () => 1000,
    pause: async () => undefined,
    ...(config.mode === 'secured' ? { authentication: identity.authentication } : {}),
    ...changes,
  });
  const server: Listening = await listen(createServer(express().use(router)));

  const post = (body: unknown, authorization?: string): Promise<Response> =>
    fetch(`${server.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization === undefined ? {} : { authorization }) },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  return {
    connector,
    identity,
    turns,
    postTo,
    log,
    cards,
    answer: (posts) => {
      respond = posts;
    },
    post,
    send: async (activity) =>
      post({ serviceUrl: connector.url, ...activity }, `Bearer ${await identity.token({ serviceUrl: connector.url })}`),
    stop: async () => {
      await Promise.all([server.close(), connector.stop(), identity.stop()]);
    },
  };
}

/** A public reply that says `text`. */
export function reply(text: string, card: string | null = null): Post {
  return { kind: 'reply', answer: saying(text), audience: 'everyone', card };
}
