import type { AllMiddlewareArgs } from '@slack/bolt';
import * as v from 'valibot';
import { type ListenerContext, milliseconds, tenantOf } from '../context.js';
import { messageExchange, questionKey } from './exchange.js';
import { personMessage } from './person-message.js';

const Changed = v.object({
  channel: v.string(),
  message: v.looseObject({
    ts: v.string(),
    subtype: v.optional(v.string()),
    text: v.optional(v.string(), ''),
    edited: v.optional(v.object({ ts: v.string() })),
  }),
  previous_message: v.object({ text: v.optional(v.string(), '') }),
});

const Deleted = v.object({ channel: v.string(), deleted_ts: v.string() });

/** So long after a question an edit corrects the answer; later people have read it. */
const CORRECTABLE = 5 * 60 * 1000;

type Bolt = Pick<AllMiddlewareArgs, 'client' | 'context'>;

/**
 * A message that was changed. When its author gave it other words soon after asking, the answer is put right in its
 * place; link previews, reactions of Slack and the bot's own changes are no edits. One that was deleted although a
 * thread hangs on it comes as a change as well.
 */
export async function changed(event: unknown, bolt: Bolt, listeners: ListenerContext): Promise<void> {
  const parsed = v.safeParse(Changed, event);
  if (!parsed.success) return;
  const { channel, message, previous_message: before } = parsed.output;
  if (message.subtype === 'tombstone') return withdraw(channel, message.ts, bolt, listeners);
  const said = personMessage({ ...message, channel });
  if (said === null || message.edited === undefined || message.text === before.text) return;
  if (milliseconds(message.edited.ts) - milliseconds(said.ts) > CORRECTABLE) return;

  const { posted, answerTurn, inOrder } = listeners;
  const editedAt = message.edited.ts;
  const key = questionKey(tenantOf(bolt.context), channel, said.ts);
  await inOrder(key, async () => {
    const question = await posted.findQuestion(key);
    if (question === null) return;
    const exchange = messageExchange(said, { thread: question.thread, addressed: question.addressed }, bolt);
    await answerTurn({ ...exchange, key: `${exchange.key}:${editedAt}`, corrects: question.answers });
  });
}

/** A message that was deleted takes its answers with it. */
export async function deleted(event: unknown, bolt: Bolt, listeners: ListenerContext): Promise<void> {
  const parsed = v.safeParse(Deleted, event);
  if (parsed.success) await withdraw(parsed.output.channel, parsed.output.deleted_ts, bolt, listeners);
}

async function withdraw(
  channel: string,
  ts: string,
  { client, context }: Bolt,
  { posted, sender, inOrder }: ListenerContext,
): Promise<void> {
  const key = questionKey(tenantOf(context), channel, ts);
  await inOrder(key, async () => {
    const question = await posted.findQuestion(key);
    if (question === null || question.answers.length === 0) return;
    for (const answer of question.answers) await sender.remove(answer, client);
    await posted.rememberQuestion(key, { ...question, answers: [] });
  });
}
