import { createHash } from 'node:crypto';
import { fill } from '../../answer/fill.js';
import type { QuizTexts } from '../../quiz/texts.js';
import type { Speaker } from '../types.js';

/** No platform's user id begins so. */
const GUEST = 'guest:';

/**
 * Somebody who votes without the chat, known by a browser's secret id alone. The id that is stored with votes is
 * another one in each quiz; its beginning is the name, so that people find themselves among the scores.
 */
export function guestOf(session: string, browser: string, texts: QuizTexts): Speaker {
  const key = createHash('sha256').update(`${session} ${browser}`).digest('hex').slice(0, 24);
  return { id: `${GUEST}${key}`, name: fill(texts.stage.guest, { tag: key.slice(0, 4).toUpperCase() }) };
}

/** Guests are nobody whom a leaderboard of months could know again. */
export function isGuest(user: string): boolean {
  return user.startsWith(GUEST);
}
