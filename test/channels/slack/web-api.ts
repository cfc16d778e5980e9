import { createEmulator } from 'emulate';
import { freePort, readBody, serve } from './servers.js';

export const BOT = { token: 'xoxb-test', botId: 'B0RESPBOT', userId: 'U0RESPBOT' };
export const TEAM = 'T000000001';
export const ANA = 'U000000001';
const ADMIN_TOKEN = 'xoxp-admin';

/** One call that the bot made: the method and its arguments, JSON ones parsed. */
export interface Call {
  readonly method: string;
  readonly args: Message;
}

/** A message as it is sent or stored; other fields are looked at by matching. */
export interface Message {
  readonly ts: string;
  readonly text: string;
  readonly channel?: string;
  readonly thread_ts?: string;
  readonly blocks?: unknown;
  readonly [field: string]: unknown;
}

interface Result {
  readonly ok: boolean;
  readonly error?: string;
  readonly channel: { readonly id: string };
  readonly messages: readonly Message[];
}

/** What to answer in place of the emulator: a Web API error word, or an HTTP status with headers. */
type Fault = { readonly error: string } | { readonly status: number; readonly headers: Record<string, string> };

export interface WebApi {
  /** For SLACK_API_URL. */
  readonly apiUrl: string;
  /** A public channel that the bot is in, and the direct message of Ana and the bot. */
  readonly channel: string;
  readonly direct: string;
  readonly calls: Call[];
  /** The next calls of this method get these answers, one each. */
  failNext(method: string, ...faults: Fault[]): void;
  /** Does something as the workspace's owner, Ana. */
  admin(method: string, args: Record<string, unknown>): Promise<Result>;
  /** The messages of a room as Slack would show them now, threads included, oldest first. */
  messages(channel: string): Promise<Message[]>;
  /** A trigger with which a window can be opened once, as Slack sends one with each press. */
  trigger(user?: string): Promise<string>;
  close(): Promise<void>;
}

/** Slack's Web API as the emulator knows it, behind a recorder that can also fail. */
export async function startWebApi(scopes: readonly string[]): Promise<WebApi> {
  const emulator = await createEmulator({
    service: 'slack',
    port: await freePort(),
    seed: {
      slack: {
        strict_scopes: true,
        oauth_apps: [
          {
            client_id: '1.2',
            client_secret: 'unused',
            app_id: 'A0RESPBOT',
            name: 'Responsibot',
            redirect_uris: [],
            bot_id: BOT.botId,
            bot_user_id: BOT.userId,
          },
        ],
        tokens: [
          { token: BOT.token, user: BOT.userId, scopes, bot_id: BOT.botId, bot_user_id: BOT.userId },
          { token: ADMIN_TOKEN, user: 'admin' },
        ],
      },
    },
  });
  const asAdmin = async (method: string, args: Record<string, unknown>): Promise<Result> => {
    const response = await fetch(`${emulator.url}/api/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify(args),
    });
    const result = (await response.json()) as Result;
    if (!result.ok) throw new Error(`${method}: ${result.error}`);
    return result;
  };
  const { channel: created } = await asAdmin('conversations.create', { name: 'cloud' });
  await asAdmin('conversations.invite', { channel: created.id, users: BOT.userId });
  const { channel: direct } = await asAdmin('conversations.open', { users: BOT.userId });

  const calls: Call[] = [];
  const faults = new Map<string, Fault[]>();
  const recorder = await serve(async (request, response) => {
    const method = (request.url ?? '').replace('/api/', '');
    const body = await readBody(request);
    calls.push({ method, args: parsed(new URLSearchParams(body)) });
    const fault = faults.get(method)?.shift();
    if (fault && 'status' in fault) {
      response.writeHead(fault.status, fault.headers).end();
      return;
    }
    const answer = fault
      ? JSON.stringify({ ok: false, error: fault.error })
      : await forward(`${emulator.url}${request.url}`, body, request.headers);
    response.writeHead(200, { 'content-type': 'application/json' }).end(answer);
  });

  return {
    apiUrl: `${recorder.url}/api/`,
    channel: created.id,
    direct: direct.id,
    calls,
    admin: asAdmin,
    failNext: (method, ...next) => void faults.set(method, next),
    messages: async (room) => {
      const { messages } = await asAdmin('conversations.history', { channel: room, limit: 200 });
      const threads = await Promise.all(
        messages.map((root) => asAdmin('conversations.replies', { channel: room, ts: root.ts })),
      );
      return threads.flatMap((thread) => thread.messages).sort((a, b) => Number(a.ts) - Number(b.ts));
    },
    trigger: async (user = ANA) => {
      const form = new URLSearchParams({ user_id: user });
      const headers = { authorization: `Bearer ${BOT.token}`, 'content-type': 'application/x-www-form-urlencoded' };
      const given = await forward(`${emulator.url}/api/views.generateTriggerId`, form.toString(), headers);
      return JSON.parse(given).trigger_id;
    },
    close: async () => {
      await recorder.close();
      await emulator.close();
    },
  };
}

/** Arguments come as a form, and structured ones as JSON in it. */
function parsed(form: URLSearchParams): Message {
  const fields = [...form].map(([key, value]) => [key, /^[[{]/.test(value) ? JSON.parse(value) : value]);
  return { ts: '', text: '', ...Object.fromEntries(fields) };
}

async function forward(url: string, body: string, headers: NodeJS.Dict<string | string[]>): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: {
      authorization: String(headers.authorization ?? ''),
      'content-type': String(headers['content-type'] ?? ''),
    },
  });
  return response.text();
}
