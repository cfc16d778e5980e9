import { ErrorCode as WebApiCode } from '@slack/web-api';
import * as v from 'valibot';

/** Slack could not be started; the message names the setting and the mend. */
export class SlackStartError extends Error {
  override readonly name = 'SlackStartError';
  constructor(
    readonly code: 'bot_token_refused' | 'app_token_refused',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

const PlatformError = v.object({
  code: v.literal(WebApiCode.PlatformError),
  data: v.object({ error: v.string() }),
});

/** The word with which the Web API refused a call ("message_not_found"), or null for any other error. */
export function refusal(error: unknown): string | null {
  const parsed = v.safeParse(PlatformError, error);
  return parsed.success ? parsed.output.data.error : null;
}

/** Was the line closed before anything came back, as happens to one that was idle just when it is used again? */
export function isDropped(error: unknown): boolean {
  return error instanceof TypeError && error.message.startsWith('fetch failed');
}

/** The HTTP status with which a `response_url` refused a message, or null for any other error. */
export function respondStatus(error: unknown): number | null {
  const parsed = v.safeParse(v.object({ code: v.literal('slack_bolt_respond_error'), statusCode: v.number() }), error);
  return parsed.success ? parsed.output.statusCode : null;
}
