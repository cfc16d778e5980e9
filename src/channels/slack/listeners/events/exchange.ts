import type { AllMiddlewareArgs } from '@slack/bolt';
import type { Exchange } from '../../answer-turn.js';
import { incomingText, mentionedIn } from '../../incoming-text.js';
import { LINES } from '../../lines.js';
import { slackPlace } from '../../place.js';
import type { SlackLog } from '../../ports.js';
import { milliseconds, tenantOf } from '../context.js';
import type { PersonMessage } from './person-message.js';

/** The same where the message may bring a file for the bot: then that is what is said. */
export async function fileExchange(
  message: PersonMessage,
  where: { thread: string | null; addressed: boolean },
  bolt: Pick<AllMiddlewareArgs, 'client' | 'context'>,
  logger: SlackLog,
): Promise<Exchange> {
  const exchange = messageExchange(message, where, bolt);
  if (message.files === undefined) return exchange;
  const { fetchFile, readableFile } = await import('../../incoming-file.js');
  const file = readableFile(message);
  if (file === null) return exchange;
  const text = await fetchFile(file, bolt.client, logger);
  return { ...exchange, turn: { ...exchange.turn, input: { type: 'file', name: file.name, text } } };
}

/** Names a message; several events tell of one. */
export function questionKey(tenant: string, channel: string, ts: string): string {
  return `message:${tenant}:${channel}:${ts}`;
}

/** A person's message as something to answer in `thread`. Its key holds the message, not the event: Slack tells of one message with several. */
export function messageExchange(
  message: PersonMessage,
  { thread, addressed }: { thread: string | null; addressed: boolean },
  { client, context }: Pick<AllMiddlewareArgs, 'client' | 'context'>,
): Exchange {
  const { channel, user, ts } = message;
  const tenant = tenantOf(context);
  const text = incomingText(message.text, context.botUserId);
  const mentioned = mentionedIn(message.text, context.botUserId);
  return {
    key: questionKey(tenant, channel, ts),
    question: questionKey(tenant, channel, ts),
    isRetry: context.retryNum !== undefined,
    turn: {
      place: slackPlace(tenant, channel, thread),
      speaker: { id: user, name: null },
      addressed,
      input: {
        type: 'text',
        text: text === '' ? LINES.emptyMeans : text,
        ...(mentioned.length > 0 ? { mentioned } : {}),
      },
      at: milliseconds(ts),
    },
    origin: {
      client,
      tenant,
      channel,
      thread,
      user,
      trigger: null,
      voice: { kind: 'open', whisper: null },
      asked: text,
    },
  };
}
