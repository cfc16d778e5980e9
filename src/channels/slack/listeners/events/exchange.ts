import type { AllMiddlewareArgs } from '@slack/bolt';
import type { Exchange } from '../../answer-turn.js';
import { incomingText } from '../../incoming-text.js';
import { LINES } from '../../lines.js';
import { milliseconds, slackPlace, tenantOf } from '../context.js';
import type { PersonMessage } from './person-message.js';

/** A person's message as something to answer in `thread`. Its key holds the message, not the event: Slack tells of one message with several. */
export function messageExchange(
  message: PersonMessage,
  { thread, addressed }: { thread: string | null; addressed: boolean },
  { client, context }: Pick<AllMiddlewareArgs, 'client' | 'context'>,
): Exchange {
  const { channel, user, ts } = message;
  const tenant = tenantOf(context);
  const text = incomingText(message.text, context.botUserId);
  return {
    key: `message:${tenant}:${channel}:${ts}`,
    isRetry: context.retryNum !== undefined,
    turn: {
      place: slackPlace(tenant, channel, thread),
      speaker: { id: user, name: null },
      addressed,
      input: { type: 'text', text: text === '' ? LINES.emptyMeans : text },
      at: milliseconds(ts),
    },
    origin: { client, tenant, channel, thread, user, voice: { kind: 'open', whisper: null } },
  };
}
