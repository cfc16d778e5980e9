import type { ConversationReference } from 'botbuilder';
import { messageOf, statusOf } from './errors.js';
import type { OutboxWay } from './outbox.js';

/** Removes messages of the bot; one that cannot be removed is logged. */
export async function removeMessages(
  ids: readonly string[],
  { adapter, context, parts }: Pick<OutboxWay, 'adapter' | 'context' | 'parts'>,
): Promise<void> {
  const { conversation, serviceUrl } = context.activity;
  for (const activityId of ids) {
    try {
      await adapter.deleteActivity(context, { activityId, conversation, serviceUrl } as ConversationReference);
    } catch (error) {
      const details = { error: messageOf(error), status: statusOf(error) };
      parts.logger.warn(details, 'Teams: an answer could not be removed');
    }
  }
}
