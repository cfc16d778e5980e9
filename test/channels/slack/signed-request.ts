import { createHmac } from 'node:crypto';

export const SIGNING_SECRET = 'test-signing-secret';

export interface RequestOptions {
  readonly secret?: string;
  /** Seconds since 1970. */
  readonly timestamp?: number;
  readonly headers?: Record<string, string>;
}

/** Sends a request to the bot as Slack would: signed, JSON for events, a form for commands and presses. */
export async function signedRequest(url: string, body: unknown, options: RequestOptions = {}): Promise<Response> {
  const { secret = SIGNING_SECRET, timestamp = Math.floor(Date.now() / 1000), headers = {} } = options;
  const isForm = body instanceof URLSearchParams;
  const raw = isForm ? body.toString() : JSON.stringify(body);
  const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${raw}`).digest('hex');
  return fetch(url, {
    method: 'POST',
    body: raw,
    headers: {
      'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': `v0=${signature}`,
      ...headers,
    },
  });
}
