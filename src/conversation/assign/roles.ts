import type { Book } from '../../assignments/types.js';
import type { Turn } from '../types.js';

/**
 * May somebody change the book?
 * - `yes`: named by the setting, or an admin already.
 * - `first`: nobody is named anywhere, so that whoever sets something first becomes the admin.
 */
export type Role = 'yes' | 'first' | 'no';

/** @param named the ids of people that the setting ADMINS names */
export function roleOf({ speaker, place }: Turn, book: Book, named: readonly string[]): Role {
  // Slack and Teams vouch for an id; a page calls itself what it likes.
  const isVouchedFor = place.channel === 'slack' || place.channel === 'teams';
  const ids = [speaker.id, `${place.channel}:${speaker.id}`];
  if (isVouchedFor && ids.some((id) => named.includes(id))) return 'yes';
  if (book.admins.some(({ id }) => id === speaker.id)) return 'yes';
  return named.length === 0 && book.admins.length === 0 ? 'first' : 'no';
}
