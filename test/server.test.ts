import express from 'express';
import pino from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { createApp, ListenError, type Listening, listen, type ServerParts } from '../src/server.js';

const parts: ServerParts = {
  platforms: [],
  web: null,
  ready: async () => undefined,
  logger: pino({ level: 'silent' }),
};

let running: Listening[] = [];
afterEach(async () => {
  await Promise.all(running.map((server) => server.close()));
  running = [];
});

async function start(more: Partial<ServerParts> = {}): Promise<string> {
  const server = await listen(createApp({ ...parts, ...more }), '127.0.0.1', 0);
  running.push(server);
  return server.url;
}

describe('the server', () => {
  it('is healthy as soon as it listens', async () => {
    const response = await fetch(`${await start()}/healthz`);
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
  });

  it('is ready only while what it needs answers', async () => {
    const up = await fetch(`${await start()}/readyz`);
    const down = await fetch(`${await start({ ready: () => Promise.reject(new Error('no database')) })}/readyz`);
    expect([up.status, down.status]).toEqual([200, 503]);
    expect(await down.text()).not.toContain('database');
  });

  it('says where there is nothing, without naming its framework', async () => {
    const response = await fetch(`${await start()}/nothing`);
    expect(response.status).toBe(404);
    expect(response.headers.get('x-powered-by')).toBeNull();
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('answers a failure with one line and no stack', async () => {
    const broken = express.Router();
    broken.get('/broken', () => {
      throw new Error('secret detail');
    });
    const response = await fetch(`${await start({ platforms: [broken] })}/broken`);
    expect([response.status, await response.text()]).toEqual([500, '{"error":"The request could not be handled."}']);
  });

  it('gives chat platforms the raw body', async () => {
    const raw = express.Router();
    raw.post('/slack/events', (request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => response.send(body));
    });
    const body = '{"a":  1}';
    const url = await start({ platforms: [raw] });
    const response = await fetch(`${url}/slack/events`, {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/json' },
    });
    expect(await response.text()).toBe(body);
  });

  it('names the setting when its port is taken', async () => {
    const port = Number(new URL(await start()).port);
    const second = listen(createApp(parts), '127.0.0.1', port);
    await expect(second).rejects.toThrow(ListenError);
    await expect(second).rejects.toThrow(/^PORT \d+ is in use/);
  });
});
