import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { incomingText, mentionedIn } from '../../incoming-text.js';
import { LINES } from '../../lines.js';
import { slackPlace } from '../../place.js';
import { type ListenerContext, tenantOf } from '../context.js';

type Args = AllMiddlewareArgs & SlackCommandMiddlewareArgs;

/** `/whose …`: answered to the asker alone. */
export function whose({ answerTurn, now }: ListenerContext) {
  return async ({ command, ack, respond, client, context }: Args): Promise<void> => {
    await ack();
    const tenant = tenantOf(context);
    const { channel_id: channel, user_id: user, user_name: name } = command;
    const text = incomingText(command.text ?? '', context.botUserId);
    const mentioned = mentionedIn(command.text ?? '', context.botUserId);
    await answerTurn({
      key: `command:${tenant}:${command.trigger_id}`,
      isRetry: context.retryNum !== undefined,
      turn: {
        place: slackPlace(tenant, channel, null),
        speaker: { id: user, name: name || null },
        addressed: true,
        input: {
          type: 'text',
          text: text === '' ? LINES.emptyMeans : text,
          ...(mentioned.length > 0 ? { mentioned } : {}),
        },
        at: now(),
      },
      origin: {
        client,
        tenant,
        channel,
        thread: null,
        user,
        trigger: command.trigger_id,
        voice: { kind: 'private', whisper: respond, pressedOnPrivateMessage: false },
        asked: text,
      },
    });
  };
}
