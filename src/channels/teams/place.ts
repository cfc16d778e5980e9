import type { Place, Speaker } from '../../conversation/types.js';
import { type TeamsActivity, tenantOf } from './activity.js';

const THREAD = ';messageid=';

const KINDS: Readonly<Record<string, Place['kind']>> = { personal: 'direct', groupChat: 'group', channel: 'channel' };

/** Where an activity was said. In a channel the conversation id ends with the id of the thread's first message. */
export function placeOf(activity: TeamsActivity): Place {
  const id = activity.conversation.id;
  const cut = id.indexOf(THREAD);
  return {
    channel: 'teams',
    tenant: tenantOf(activity) ?? 'none',
    room: cut < 0 ? id : id.slice(0, cut),
    thread: cut < 0 ? null : id.slice(cut + THREAD.length),
    kind: KINDS[activity.conversation.conversationType ?? ''] ?? (cut < 0 ? 'direct' : 'channel'),
  };
}

/** The conversation id that a place came from. */
export function conversationOf({ room, thread }: Place): string {
  return thread === null ? room : `${room}${THREAD}${thread}`;
}

/** Where it was said, and by whom. */
export function whereOf(activity: TeamsActivity): { readonly place: Place; readonly speaker: Speaker } {
  return { place: placeOf(activity), speaker: { id: activity.from.id, name: activity.from.name ?? null } };
}
