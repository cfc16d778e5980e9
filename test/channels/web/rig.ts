import express from 'express';
import pino from 'pino';
import type { Answer } from '../../../src/answer/types.js';
import { createWeb, type WebChannel, type WebParts } from '../../../src/channels/web/app.js';
import type { Respond, Turn } from '../../../src/conversation/types.js';
import { createApp, type Listening, listen } from '../../../src/server.js';

export const textAnswer = (text: string): Answer => ({
  intent: 'smalltalk',
  elements: [{ type: 'text', text }],
  buttons: [],
  answer: null,
  verdicts: [],
  inapplicable: [],
  choices: [],
  clarify: [],
});

/** A real server with the page on it, and a bot that says what the test tells it to. */
export async function startWeb(
  respond: Respond,
  more: Partial<WebParts> = {},
): Promise<Listening & { turns: Turn[]; postTo: WebChannel['post'] }> {
  const turns: Turn[] = [];
  const kept = new Map<string, unknown>();
  const cards = {
    put: async (key: string, message: unknown) => void kept.set(key, structuredClone(message)),
    get: async (key: string) => kept.get(key),
  };
  const web = createWeb({
    respond: (turn) => {
      turns.push(turn);
      return respond(turn);
    },
    cards,
    logger: { error: () => undefined },
    diagram: (scenario) => (scenario === 'known' ? '<svg xmlns="http://www.w3.org/2000/svg"/>' : null),
    now: () => 1_000,
    ...more,
  });
  const platform = express.Router();
  const app = createApp({
    platforms: [platform],
    web: web.router,
    ready: async () => undefined,
    logger: pino({ level: 'silent' }),
  });
  return { ...(await listen(app, '127.0.0.1', 0)), turns, postTo: web.post };
}

export function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${url}/api/turns`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

/** Reads the events of a room's stream as they come. */
export async function* events(
  url: string,
  room: string,
  session: string,
  signal: AbortSignal,
): AsyncGenerator<unknown> {
  const query = new URLSearchParams(room === '' ? { session } : { room, session });
  const response = await fetch(`${url}/api/events?${query}`, { signal });
  if (response.body === null) throw new Error('no stream');
  let rest = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    rest += chunk;
    const parts = rest.split('\n\n');
    rest = parts.pop() ?? '';
    for (const part of parts) if (part.startsWith('data: ')) yield JSON.parse(part.slice(6));
  }
}
