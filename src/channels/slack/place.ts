import type { Turn } from '../../conversation/types.js';
import { isDirect } from './origin.js';

/** The place of a turn. Only the channel id decides its kind: not every event tells the channel's type, and a place must stay the same. */
export function slackPlace(tenant: string, channel: string, thread: string | null): Turn['place'] {
  return { channel: 'slack', tenant, room: channel, thread, kind: isDirect(channel) ? 'direct' : 'channel' };
}
