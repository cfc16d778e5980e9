import { createHash } from 'node:crypto';
import type { Setup } from '../../quiz/session.js';
import type { Speaker, Turn } from '../types.js';

/**
 * Under what a vote is kept. In an anonymous quiz that is no name and an id that leads to nobody outside of the
 * session, yet is the same for each vote of one person, so that it can be changed and counts once.
 */
export function voterOf(
  { session, play }: Setup,
  { id, name }: Speaker,
): { readonly user: string; readonly name: string | null } {
  if (!play.anonymous) return { user: id, name };
  return { user: createHash('sha256').update(`${session} ${id}`).digest('base64url').slice(0, 22), name: null };
}

/** Under what is kept what one person practises, wherever they do. */
export function personOf({ place, speaker }: Turn): string {
  return JSON.stringify([place.channel, place.tenant, speaker.id]);
}
