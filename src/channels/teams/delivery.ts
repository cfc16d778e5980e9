import type { TeamsActivity } from './activity.js';
import type { Incoming } from './incoming.js';
import { placeOf } from './place.js';

/** What an activity is known by where it is delivered again; null where doing it twice does no harm. */
export function deliveryKey(activity: TeamsActivity, incoming: Incoming): string | null {
  const { tenant, room } = placeOf(activity);
  const { id, timestamp } = activity;
  const message = `teams:${tenant}:${activity.conversation.id}:${id ?? ''}`;
  switch (incoming.kind) {
    case 'installed':
      // An install is reported by two kinds of activity.
      return `teams:${tenant}:${room}:installed`;
    case 'extension':
      return null;
    case 'edited':
    case 'deleted':
      // A change has the id of the message that it changes.
      return typeof timestamp === 'string' ? `${message}:${incoming.kind}:${timestamp}` : null;
    case 'pressed':
      // A look at one's own card changes nothing and may be taken again.
      return incoming.action.type === 'view' || !id ? null : message;
    default:
      return id ? message : null;
  }
}
