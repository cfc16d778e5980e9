import type { ConversationReference, TurnContext } from 'botbuilder';
import type { TeamsAdapter } from './adapter.js';
import { messageOf, statusOf } from './errors.js';
import type { TeamsParts } from './ports.js';

interface Way {
  readonly adapter: TeamsAdapter;
  readonly context: TurnContext;
  readonly parts: Pick<TeamsParts, 'logger'>;
}

/** Removes messages of the bot; one that cannot be removed is logged. */
export async function removeMessages(ids: readonly string[], { adapter, context, parts }: Way): Promise<void> {
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
