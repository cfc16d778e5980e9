import { WebClient } from '@slack/web-api';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { oneWorkspace } from '../../../src/channels/slack/workspace.js';
import { serve } from './servers.js';

type Reply = { readonly body: Record<string, unknown>; readonly scopes?: string };

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A workspace whose `auth.test` gives these replies in turn, the last one for ever; a null reply breaks the connection. */
async function workspaceWith(...replies: (Reply | null)[]) {
  let asked = 0;
  const api = await serve((request, response) => {
    const reply = replies[Math.min(asked++, replies.length - 1)];
    if (!reply) return void request.socket.destroy();
    response.writeHead(200, {
      'content-type': 'application/json',
      ...(reply.scopes ? { 'x-oauth-scopes': reply.scopes } : {}),
    });
    response.end(JSON.stringify(reply.body));
  });
  closing.push(api.close);
  const log: string[] = [];
  const client = new WebClient('xoxb-test', { slackApiUrl: api.url, retryConfig: { retries: 0 } });
  const workspace = oneWorkspace(
    'xoxb-test',
    client,
    pino({ level: 'info' }, { write: (line: string) => void log.push(line) }),
  );
  return { workspace, log, asked: () => asked };
}

const good: Reply = { body: { ok: true, team: 'Test', user_id: 'U0BOT', bot_id: 'B0BOT' } };
const source = { teamId: 'T1', enterpriseId: undefined, isEnterpriseInstall: false } as const;

describe('one workspace', () => {
  it('asks Slack once who the bot is', async () => {
    const { workspace, asked } = await workspaceWith(good);
    await workspace.verify();
    expect(await workspace.authorize(source)).toEqual({ botToken: 'xoxb-test', botId: 'B0BOT', botUserId: 'U0BOT' });
    await workspace.authorize(source);
    expect(asked()).toBe(1);
  });

  it('asks again after Slack could not be reached, which does not stop the start', async () => {
    const { workspace, log } = await workspaceWith(null, good);
    await workspace.verify();
    expect(log.join()).toContain('Slack cannot be reached now');
    expect(await workspace.authorize(source)).toMatchObject({ botUserId: 'U0BOT' });
  });

  it.each(['invalid_auth', 'account_inactive', 'token_revoked'])(
    'stops the start with one line when the token is refused (%s)',
    async (error) => {
      const { workspace } = await workspaceWith({ body: { ok: false, error } });
      await expect(workspace.verify()).rejects.toThrow(
        `Slack refused SLACK_BOT_TOKEN (${error}): copy the Bot User OAuth Token`,
      );
    },
  );

  it('says which permissions the installed app lacks', async () => {
    const { workspace, log } = await workspaceWith({
      ...good,
      scopes: 'chat:write,commands,app_mentions:read,im:history',
    });
    await workspace.verify();
    expect(log.join()).toContain('lacks channels:history, groups:history');
  });
});
