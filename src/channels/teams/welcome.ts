import type { Post } from '../../conversation/types.js';
import type { TeamsActivity } from './activity.js';
import { placeOf } from './place.js';

/** What is said after an install; where others talk too, with how the bot is spoken to. */
export function welcome(posts: readonly Post[], activity: TeamsActivity): readonly Post[] {
  if (placeOf(activity).kind === 'direct') return posts;
  const name = activity.recipient.name ?? 'Responsibot';
  const text = `Mention me to ask here: "@${name} who patches RDS?". I answer in the same thread, and say nothing to what is not meant for me.`;
  return posts.map((post, index) => {
    if (index > 0 || post.kind !== 'reply') return post;
    return { ...post, answer: { ...post.answer, elements: [...post.answer.elements, { type: 'note', text }] } };
  });
}
