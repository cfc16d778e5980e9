import express from 'express';
import { pino } from 'pino';
import { vi } from 'vitest';
import { createSlack } from '../../../src/channels/slack/app.js';
import type { Deliveries, SlackDeps } from '../../../src/channels/slack/ports.js';
import type { PostTo } from '../../../src/channels/slack/post-to.js';
import { SCOPES } from '../../../src/channels/slack/scopes.js';
import type { Desk } from '../../../src/conversation/desk.js';
import type { Post, Respond, Turn } from '../../../src/conversation/types.js';
import { plainText, textAnswer } from './answers.js';
import { memoryStore } from './memory.js';
import { readBody, serve } from './servers.js';
import { type RequestOptions, SIGNING_SECRET, signedRequest } from './signed-request.js';
import { BOT, type Message, startWebApi, type WebApi } from './web-api.js';

export interface TestBot {
  readonly api: WebApi;
  readonly respond: ReturnType<typeof vi.fn<Respond>>;
  readonly turns: () => Turn[];
  /** What came to the response_url, parsed. */
  readonly whispers: Message[];
  readonly responseUrl: string;
  readonly log: string[];
  readonly postTo: PostTo;
  send(body: unknown, options?: RequestOptions): Promise<Response>;
  /** Forgets what was recorded so far. */
  reset(): void;
  close(): Promise<void>;
}

type BotChanges = { deliveries?: Deliveries; respond?: Respond } & Partial<
  Pick<SlackDeps, 'cards' | 'now' | 'desk' | 'keepsTexts' | 'admins'>
>;

/** The Slack channel on a real server, its Web API the emulator, and a conversation that echoes. */
export async function startBot({ deliveries, respond: answers = echo, ...changes }: BotChanges = {}): Promise<TestBot> {
  const api = await startWebApi(Object.keys(SCOPES));
  const whispers: TestBot['whispers'] = [];
  const responses = await serve(async (request, response) => {
    whispers.push(JSON.parse(await readBody(request)));
    response.end('ok');
  });
  const log: string[] = [];
  const logger = pino({ level: 'warn' }, { write: (line: string) => void log.push(line) });
  const respond = vi.fn<Respond>(answers);
  const slack = createSlack(
    { mode: 'http', botToken: BOT.token, signingSecret: SIGNING_SECRET, apiUrl: api.apiUrl, diagramBaseUrl: null },
    {
      ...memoryStore(),
      ...(deliveries ? { deliveries } : {}),
      respond,
      desk: async () => emptyDesk,
      keepsTexts: true,
      admins: [],
      logger,
      renderText: plainText,
      ...changes,
    },
  );
  const web = await serve(express().use(slack.router));
  await slack.start();
  return {
    api,
    respond,
    turns: () => respond.mock.calls.map(([turn]) => turn),
    whispers,
    responseUrl: `${responses.url}/actions/1`,
    log,
    postTo: slack.post,
    send: (body, options) => signedRequest(`${web.url}/slack/events`, body, options),
    reset: () => {
      api.calls.length = 0;
      whispers.length = 0;
      log.length = 0;
      respond.mockReset().mockImplementation(answers);
    },
    close: async () => {
      await slack.stop();
      await Promise.all([web.close(), responses.close()]);
      await api.close();
    },
  };
}

/** A desk with nothing on it. */
export const emptyDesk: Desk = {
  mine: async () => ({ progress: null, quizzes: [] }),
  standsAlone: () => true,
  explain: (text) => `read: ${text}`,
};

async function echo({ input }: Turn): Promise<readonly Post[]> {
  const said =
    input.type === 'text'
      ? input.text
      : input.type === 'look'
        ? input.said.join(' ')
        : JSON.stringify(input.type === 'press' ? input.action : input);
  return [{ kind: 'reply', answer: textAnswer(`You said: ${said}`), audience: 'asker', card: null }];
}
