import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import { isDirect } from '../../origin.js';
import type { ListenerContext } from '../context.js';
import { fileExchange } from './exchange.js';
import { personMessage } from './person-message.js';

type Args = AllMiddlewareArgs & SlackEventMiddlewareArgs<'app_mention'>;

/** Somebody mentioned the bot: answered in the thread of that message. */
export function appMention({ answerTurn, posted, inOrder, logger }: ListenerContext) {
  return async ({ event, client, context }: Args): Promise<void> => {
    const message = personMessage(event);
    if (message === null) return;
    const thread = message.thread_ts ?? (isDirect(message.channel) ? null : message.ts);
    const exchange = await fileExchange(message, { thread, addressed: true }, { client, context }, logger);
    if (thread !== null) await posted.joinThread(exchange.origin.tenant, message.channel, thread);
    await inOrder(exchange.key, () => answerTurn(exchange));
  };
}
