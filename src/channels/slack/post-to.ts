import type { WebClient } from '@slack/web-api';
import type { Place, Post } from '../../conversation/types.js';
import type { Deliver } from './deliver.js';

/** Posts in a place without anybody having spoken there. What could not be sent is in the log. */
export type PostTo = (place: Place, posts: readonly Post[]) => Promise<void>;

/** @param connect makes the client, when it is first needed */
export function createPostTo(deliver: Deliver, connect: () => WebClient): PostTo {
  let client: WebClient | null = null;
  return async ({ tenant, room, thread }, posts) => {
    client ??= connect();
    const voice = { kind: 'open', whisper: null } as const;
    // Nobody spoke, so nobody can be whispered to.
    const forAll = posts.filter(({ kind }) => kind !== 'whisper');
    await deliver(forAll, { client, tenant, channel: room, thread, user: '', trigger: null, voice });
  };
}
