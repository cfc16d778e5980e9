import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { startBot, type TestBot } from './bot.js';
import { messageEvent } from './payloads.js';

let bot: TestBot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.close());
afterEach(() => bot.reset());

const now = () => Math.floor(Date.now() / 1000);
const question = () => messageEvent({ channel: bot.api.direct, channel_type: 'im', text: 'who?' });

describe('a request that does not come from Slack', () => {
  it.each([
    ['a wrong signature', { secret: 'another secret' }],
    ['a date six minutes ago', () => ({ timestamp: now() - 360 })],
    ['a date six minutes ahead', () => ({ timestamp: now() + 360 })],
    ['no signature', { headers: { 'x-slack-signature': '' } }],
    ['a date that is no number', { headers: { 'x-slack-request-timestamp': 'soon' } }],
  ])('is refused with 401: %s', async (_, options) => {
    const response = await bot.send(question(), typeof options === 'function' ? options() : options);
    expect(response.status).toBe(401);
    expect(await response.text()).toBe('');
    expect(bot.respond).not.toHaveBeenCalled();
  });

  it('is refused with 413 when it is over a megabyte', async () => {
    const response = await bot.send({ padding: 'x'.repeat(1_100_000) });
    expect(response.status).toBe(413);
  });
});

describe('a request from Slack', () => {
  it('is taken when clocks differ by a little', async () => {
    const response = await bot.send(question(), { timestamp: now() + 60 });
    expect(response.status).toBe(200);
    await vi.waitFor(() => expect(bot.respond).toHaveBeenCalledOnce(), 5000);
  });

  it('that checks the address gets its challenge back', async () => {
    const response = await bot.send({ type: 'url_verification', challenge: 'a-challenge' });
    expect(await response.json()).toEqual({ challenge: 'a-challenge' });
  });
});

describe('when deliveries cannot be recorded', () => {
  it('the first delivery is answered and a retry is not', async () => {
    const broken = await startBot({ deliveries: { claim: () => Promise.reject(new Error('the store is down')) } });
    try {
      const event = messageEvent({ channel: broken.api.direct, channel_type: 'im', text: 'who?' });
      await broken.send(event);
      await vi.waitFor(() => expect(broken.respond).toHaveBeenCalledOnce(), 5000);
      await broken.send(event, { headers: { 'x-slack-retry-num': '1' } });
      await vi.waitFor(
        () => expect(broken.log.filter((line) => line.includes('the store is down'))).toHaveLength(2),
        5000,
      );
      expect(broken.respond).toHaveBeenCalledOnce();
    } finally {
      await broken.close();
    }
  });
});
