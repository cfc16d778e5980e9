import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { slackPlace } from '../../place.js';
import { readReason } from '../../windows/reason.js';
import { collectingVoice } from '../../windows/voice.js';
import { type ListenerContext, tenantOf } from '../context.js';

type Args = AllMiddlewareArgs & SlackViewMiddlewareArgs<ViewSubmitAction>;

/** Somebody said what was wrong with an answer. The window closes; there is nothing to show. */
export async function reasoned(
  { ack, body, view, client, context }: Args,
  { answerTurn, now }: ListenerContext,
): Promise<void> {
  await ack();
  const read = readReason(view);
  if (read === null || read.reason === '') return;
  const { id, channel, about, reason } = read;
  const tenant = tenantOf(context);
  const user = body.user.id;
  await answerTurn({
    key: `reason:${tenant}:${id}`,
    isRetry: context.retryNum !== undefined,
    turn: {
      place: slackPlace(tenant, channel, null),
      speaker: { id: user, name: body.user.name || null },
      addressed: true,
      input: { type: 'press', action: { type: 'feedback', verdict: 'down', about, reason } },
      at: now(),
    },
    origin: { client, tenant, channel, thread: null, user, trigger: null, voice: collectingVoice([]) },
  });
}
