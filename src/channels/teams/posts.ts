import type { Post } from '../../conversation/types.js';

/**
 * Hundreds vote at once, and the card that counts them changes once a second: no press waits for it where the presser
 * is told by a line of their own.
 */
export function laterOf(posts: readonly Post[]): readonly Post[] {
  const isTold = posts.some(({ kind }) => kind === 'whisper');
  return isTold ? posts.filter(({ kind }) => kind === 'update') : [];
}

/** Teams thanks for a rating by itself, so a private thank-you of ours would be the second one. */
export function withoutThanks(posts: readonly Post[]): readonly Post[] {
  return posts.filter((post) => post.kind !== 'whisper');
}

/** May these posts be replaced or removed with the message they answer? What belongs to a quiz may not. */
export function areAnswers(posts: readonly Post[]): boolean {
  return posts.every((post) => post.kind === 'reply' && post.card === null && post.answer.intent !== 'quiz');
}
