import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import { mentions } from '../../incoming-text.js';
import { isDirect } from '../../origin.js';
import { type ListenerContext, tenantOf } from '../context.js';
import { fileExchange, messageExchange } from './exchange.js';
import { personMessage } from './person-message.js';

type Args = AllMiddlewareArgs & SlackEventMiddlewareArgs<'message'>;

/**
 * A message that the bot can see. In a direct message it is for the bot; in a channel only where it
 * stands in a thread that the bot has answered in, and then it may still be for somebody else.
 */
export function message(listeners: ListenerContext) {
  const { answerTurn, posted, inOrder, logger } = listeners;
  return async ({ event, client, context }: Args): Promise<void> => {
    if (event.subtype === 'message_changed' || event.subtype === 'message_deleted') {
      const { changed, deleted } = await import('./edited.js');
      return (event.subtype === 'message_changed' ? changed : deleted)(event, { client, context }, listeners);
    }
    const said = personMessage(event);
    if (said === null) return;
    const { channel, thread_ts: thread = null, parent_user_id: parent } = said;
    if (isDirect(channel)) {
      // Under the agent view each message of a person begins a conversation, which goes on in its thread.
      const place = said.app_context === undefined ? thread : (thread ?? said.ts);
      const exchange = await fileExchange(said, { thread: place, addressed: true }, { client, context }, logger);
      return inOrder(exchange.key, () => answerTurn(exchange));
    }
    // With a mention it also arrives as app_mention, and is answered there.
    if (thread === null || said.text.trim() === '' || mentions(said.text, context.botUserId)) return;
    const isOurThread = parent !== undefined && parent === context.botUserId;
    if (!isOurThread && !(await posted.takesPartIn(tenantOf(context), channel, thread))) return;
    const exchange = messageExchange(said, { thread, addressed: false }, { client, context });
    await inOrder(exchange.key, () => answerTurn(exchange));
  };
}
