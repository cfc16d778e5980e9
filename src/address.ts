import type { Place } from './conversation/types.js';

/**
 * Under what address people of a place reach the server's pages (no slash at its end); null where none is known, as in
 * Slack and Teams while nobody has told the bot its public address.
 *
 * @param local where the server listens; null before it does
 */
export function addressFor({ channel }: Place, publicUrl: string | null, local: string | null): string | null {
  if (publicUrl !== null) return publicUrl;
  // A page reaches its own server, under whatever name it was opened.
  if (channel === 'web') return '.';
  return channel === 'terminal' ? local : null;
}
