import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { createSlack, type SlackSocketChannel } from '../../../src/channels/slack/app.js';
import type { Respond } from '../../../src/conversation/types.js';
import { plainText, textAnswer } from './answers.js';
import { emptyDesk } from './bot.js';
import { memoryStore } from './memory.js';
import { command, messageEvent, press, ts } from './payloads.js';
import { readBody, serve } from './servers.js';

/** Slack as Socket Mode sees it: a Web API of two methods, and a websocket. */
async function startSlack(refuse: Record<string, string> = {}) {
  const calls: { method: string; form: URLSearchParams }[] = [];
  const acks: { envelope_id: string; payload?: unknown }[] = [];
  const sockets: WebSocket[] = [];
  const socketServer = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise<void>((resolve) => socketServer.once('listening', resolve));
  const { port } = socketServer.address() as AddressInfo;
  socketServer.on('connection', (socket) => {
    sockets.push(socket);
    socket.on('message', (data) => acks.push(JSON.parse(String(data))));
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A0' } }));
  });
  const api = await serve(async (request, response) => {
    const method = (request.url ?? '').replace('/api/', '');
    calls.push({ method, form: new URLSearchParams(await readBody(request)) });
    const word = refuse[method];
    const results: Record<string, unknown> = {
      'auth.test': { ok: true, team: 'Test', user_id: 'U0RESPBOT', bot_id: 'B0RESPBOT' },
      'apps.connections.open': { ok: true, url: `ws://127.0.0.1:${port}/` },
      'chat.postMessage': { ok: true, channel: 'D1', ts: ts() },
    };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify(word ? { ok: false, error: word } : (results[method] ?? { ok: false, error: 'unknown_method' })),
    );
  });
  return {
    apiUrl: `${api.url}/api/`,
    responseUrl: `${api.url}/respond`,
    calls,
    acks,
    sockets,
    send: (type: string, payload: unknown, envelope_id = ts()) => {
      for (const socket of sockets) {
        socket.send(
          JSON.stringify({
            type,
            envelope_id,
            payload,
            accepts_response_payload: true,
            retry_attempt: 0,
            retry_reason: '',
          }),
        );
      }
    },
    close: async () => {
      socketServer.close();
      for (const socket of sockets) socket.terminate();
      await api.close();
    },
  };
}

const respond = vi.fn<Respond>(async ({ input }) => [
  {
    kind: 'reply',
    answer: textAnswer(input.type === 'text' ? input.text : input.type === 'press' ? input.action.type : input.type),
    audience: 'asker',
    card: null,
  },
]);

function channelAt(apiUrl: string): SlackSocketChannel {
  return createSlack(
    { mode: 'socket', botToken: 'xoxb-test', appToken: 'xapp-test', apiUrl, diagramBaseUrl: null },
    {
      ...memoryStore(),
      respond,
      desk: async () => emptyDesk,
      keepsTexts: false,
      admins: [],
      logger: pino({ level: 'silent' }),
      renderText: plainText,
    },
  );
}

/** The form's fields as Socket Mode sends them: as an object. */
const asObject = (form: URLSearchParams) => Object.fromEntries(form);

describe('Slack by Socket Mode', () => {
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    respond.mockClear();
    for (const close of closing.splice(0).reverse()) await close();
  });

  it('answers events, commands and presses, and acknowledges each', async () => {
    const slack = await startSlack();
    closing.push(slack.close);
    const channel = channelAt(slack.apiUrl);
    await channel.start();
    closing.push(channel.stop);

    slack.send('events_api', messageEvent({ channel: 'D1', channel_type: 'im', text: 'who patches EC2?' }), 'e1');
    slack.send(
      'slash_commands',
      asObject(command({ channel_id: 'C1', text: 'help', response_url: slack.responseUrl })),
      'e2',
    );
    const pressed = press({
      channel: 'D1',
      value: '{"type":"say","text":"and RDS?"}',
      response_url: slack.responseUrl,
    });
    slack.send('interactive', JSON.parse(pressed.get('payload') ?? ''), 'e3');

    await vi.waitFor(() => expect(slack.acks.map((ack) => ack.envelope_id).sort()).toEqual(['e1', 'e2', 'e3']), 5000);
    await vi.waitFor(() => {
      const posted = slack.calls
        .filter(({ method }) => method === 'chat.postMessage')
        .map(({ form }) => form.get('text'));
      expect(posted.sort()).toEqual(['say', 'who patches EC2?']);
      expect(slack.calls.some(({ method }) => method === '/respond')).toBe(true);
    }, 5000);
  });

  it('answers once what Slack sends again on the socket', async () => {
    const slack = await startSlack();
    closing.push(slack.close);
    const channel = channelAt(slack.apiUrl);
    await channel.start();
    closing.push(channel.stop);
    const event = messageEvent({ channel: 'D1', channel_type: 'im', text: 'who?' });
    slack.send('events_api', event, 'e1');
    slack.send('events_api', { ...event, event_id: 'Ev-another' }, 'e2');
    slack.send('events_api', messageEvent({ channel: 'D1', channel_type: 'im', text: 'marker' }), 'e3');
    await vi.waitFor(
      () => expect(slack.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(2),
      5000,
    );
    expect(respond).toHaveBeenCalledTimes(2);
  });

  it('connects again when Slack asks for it', async () => {
    const slack = await startSlack();
    closing.push(slack.close);
    const channel = channelAt(slack.apiUrl);
    await channel.start();
    closing.push(channel.stop);
    slack.sockets[0]?.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
    await vi.waitFor(() => expect(slack.sockets.length).toBeGreaterThan(1), 15_000);
    slack.send('events_api', messageEvent({ channel: 'D1', channel_type: 'im', text: 'still there?' }));
    await vi.waitFor(() => expect(respond).toHaveBeenCalled(), 5000);
  });

  it.each([
    ['auth.test', 'SLACK_BOT_TOKEN (invalid_auth)'],
    ['apps.connections.open', 'SLACK_APP_TOKEN (invalid_auth)'],
  ])('names the setting when %s is refused', async (method, named) => {
    const slack = await startSlack({ [method]: 'invalid_auth' });
    closing.push(slack.close);
    const channel = channelAt(slack.apiUrl);
    await expect(channel.start()).rejects.toThrow(named);
  });
});
