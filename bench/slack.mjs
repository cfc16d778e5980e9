/** A Slack that takes every message, and signed events as Slack sends them. */
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';

export const secret = 'bench-signing-secret';

/** Starts the Web API; `next()` resolves when the next message is posted. */
export async function startSlack() {
  let posted = () => undefined;
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      response.setHeader('Content-Type', 'application/json');
      const isMessage = request.url.endsWith('/chat.postMessage');
      response.end(JSON.stringify(isMessage ? message() : identity));
      if (isMessage) posted();
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/api/`,
    next: () => new Promise((resolve) => (posted = resolve)),
    close: () => server.close(),
  };
}

const identity = {
  ok: true,
  team: 'Bench',
  team_id: 'T1',
  user: 'bot',
  user_id: 'UBOT',
  bot_id: 'B1',
  url: 'https://bench.test/',
};

let count = 0;
const message = () => {
  count += 1;
  return { ok: true, channel: 'C1', ts: `1700000000.${count}`, message: { ts: `1700000000.${count}` } };
};

/** Sends a mention of the bot; resolves when it was taken. */
export async function mention(url, text) {
  count += 1;
  const body = JSON.stringify({
    type: 'event_callback',
    team_id: 'T1',
    api_app_id: 'A1',
    event_id: `Ev${count}`,
    event_time: 1_700_000_000,
    authorizations: [{ enterprise_id: null, team_id: 'T1', user_id: 'UBOT', is_bot: true }],
    event: {
      type: 'app_mention',
      user: 'U1',
      text: `<@UBOT> ${text}`,
      ts: `1800000000.${count}`,
      channel: 'C1',
      team: 'T1',
    },
  });
  const timestamp = Math.floor(Date.now() / 1000);
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
  const response = await fetch(`${url}/slack/events`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Slack-Request-Timestamp': String(timestamp),
      'X-Slack-Signature': signature,
    },
    body,
  });
  if (!response.ok) throw new Error(`the event was refused with ${response.status}`);
}
