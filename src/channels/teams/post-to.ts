import type { ConversationReference } from 'botbuilder';
import type { Place, Post } from '../../conversation/types.js';
import type { InTurn } from '../latest-only.js';
import { readActivity, type TeamsActivity } from './activity.js';
import type { TeamsAdapter } from './adapter.js';
import { statusOf } from './errors.js';
import { Memory, type Way } from './memory.js';
import { Outbox } from './outbox.js';
import { conversationOf } from './place.js';
import type { PostTo, TeamsParts } from './ports.js';

/**
 * Posts in a place without anybody having spoken there, by what was kept when somebody last did.
 *
 * @throws an error where nothing was kept, and the connector's where a message cannot be sent.
 */
export function createPostTo(adapter: TeamsAdapter, appId: string, inTurn: InTurn, parts: TeamsParts): PostTo {
  const memory = new Memory(parts, parts.now ?? Date.now);
  return async (place, posts) => {
    const way = await memory.wayTo(place);
    if (way === 'gone') {
      parts.logger.debug({ tenant: place.tenant }, 'Teams: a conversation that is gone gets no more messages');
      return;
    }
    if (way === null)
      throw new Error('Teams: how to reach this conversation was not kept; it is when somebody speaks.');
    const send = adapter.continueConversationAsync(appId, referenceOf(place, way), async (context) => {
      // The library made one up, and would send replies to a message that does not exist.
      delete context.activity.id;
      const activity = readActivity(context.activity);
      if (activity === null) throw new Error('Teams: the library made no activity of a conversation that was kept.');
      const outbox = new Outbox({
        adapter,
        context,
        activity,
        appId,
        memory,
        origin: { type: 'message' },
        inTurn,
        parts,
      });
      await outbox.deliver(posts.filter(({ kind }) => kind !== 'whisper'));
    });
    if (!(await arrived(send))) {
      parts.logger.warn({ tenant: place.tenant }, 'Teams: a conversation is gone, or the bot was removed from it');
      return memory.loseWay(place);
    }
    // What is kept is forgotten after a month, and a daily question can run for years.
    await memory.keepWay(place, way);
  };
}

/** False where there is nobody to get it any more. */
async function arrived(sending: Promise<void>): Promise<boolean> {
  try {
    await sending;
    return true;
  } catch (error) {
    if ([403, 404].includes(statusOf(error) ?? 0)) return false;
    throw error;
  }
}

/** Is this worth being reached later? Only a quiz ever speaks by itself; its votes come by the hundred and change nothing. */
export function wantsWay(posts: readonly Post[], isVote: boolean): boolean {
  return !isVote && posts.some(({ answer }) => answer.intent === 'quiz');
}

export function wayOf({ serviceUrl, recipient, from, conversation }: TeamsActivity): Way {
  return {
    serviceUrl,
    bot: { id: recipient.id, name: recipient.name ?? '' },
    user: { id: from.id, name: from.name ?? '' },
    type: conversation.conversationType ?? null,
  };
}

function referenceOf(place: Place, { serviceUrl, bot, user, type }: Way): Partial<ConversationReference> {
  return {
    channelId: 'msteams',
    serviceUrl,
    bot,
    user,
    conversation: {
      id: conversationOf(place),
      name: '',
      isGroup: place.kind !== 'direct',
      conversationType: type ?? '',
      tenantId: place.tenant,
    },
  };
}
