import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';

const NAME = 'guest';
const YEAR = 365 * 24 * 60 * 60;

/** The secret id by which a browser's votes count once; null for a browser that has none yet, or keeps no cookies. */
export function browserOf(request: Request): string | null {
  const found = request.get('cookie')?.match(/(?:^|;\s*)guest=([\w-]{22})(?:;|$)/);
  return found?.[1] ?? null;
}

/**
 * Gives a browser its id when it opens a page for phones. Not readable by scripts, and sent along when a camera app or a
 * message opens the page, for otherwise the same phone would be two guests.
 */
export function giveId(request: Request, response: Response): void {
  if (browserOf(request) !== null) return;
  const id = randomBytes(16).toString('base64url');
  response.append('Set-Cookie', `${NAME}=${id}; Max-Age=${YEAR}; HttpOnly; SameSite=Lax`);
}
