import type { AllMiddlewareArgs, MessageShortcut, SlackShortcutMiddlewareArgs } from '@slack/bolt';
import * as v from 'valibot';
import { lineCard } from '../../cards/card.js';
import { incomingText } from '../../incoming-text.js';
import { LINES } from '../../lines.js';
import type { Origin } from '../../origin.js';
import { slackPlace } from '../../place.js';
import { type ListenerContext, tenantOf } from '../context.js';

type Args = AllMiddlewareArgs & SlackShortcutMiddlewareArgs<MessageShortcut>;

const Pressed = v.object({
  trigger_id: v.string(),
  user: v.object({ id: v.string(), name: v.optional(v.string()), username: v.optional(v.string()) }),
  channel: v.object({ id: v.string() }),
  message: v.object({ text: v.optional(v.nullable(v.string()), ''), thread_ts: v.optional(v.string()) }),
});

const LONGEST = 4000;

/** "Whose job is this?" on any message: its words are answered to the one who pressed, alone. */
export async function whoseJob(
  { shortcut, ack, respond, client, context }: Args,
  { answerTurn, sender, now }: ListenerContext,
): Promise<void> {
  await ack();
  const parsed = v.safeParse(Pressed, shortcut);
  if (!parsed.success) return;
  const { trigger_id: trigger, user, channel, message } = parsed.output;
  const tenant = tenantOf(context);
  const thread = message.thread_ts ?? null;
  const voice = { kind: 'private', whisper: respond, pressedOnPrivateMessage: false } as const;
  const text = incomingText((message.text ?? '').slice(0, LONGEST), context.botUserId);
  const origin: Origin = { client, tenant, channel: channel.id, thread, user: user.id, trigger, voice, asked: text };
  if (text === '') return sender.whisper(lineCard(LINES.noWords), origin, false);
  await answerTurn({
    key: `shortcut:${tenant}:${user.id}:${trigger}`,
    isRetry: context.retryNum !== undefined,
    turn: {
      place: slackPlace(tenant, channel.id, thread),
      speaker: { id: user.id, name: user.name ?? user.username ?? null },
      addressed: true,
      // Somebody else's words: whoever presses has not said them, and they start nothing.
      input: { type: 'look', said: [text] },
      at: now(),
    },
    origin,
  });
}
