import type { Answer, Button, Element } from '../../answer/types.js';
import type { FileOut, Form, Post } from '../../conversation/types.js';

/** A post as the page gets it: what is shown, and the key by which a later one replaces it. */
export interface WirePost {
  readonly kind: Post['kind'];
  readonly card: string | null;
  readonly intent: Answer['intent'];
  readonly elements: readonly Element[];
  readonly buttons: readonly Button[];
  readonly form?: Form;
  readonly file?: FileOut;
}

/** Leaves out what a page does not show. */
export function toWire(post: Post): WirePost {
  const { intent, elements, buttons } = post.answer;
  return {
    kind: post.kind,
    card: 'card' in post ? post.card : null,
    intent,
    elements,
    buttons,
    ...(post.kind === 'form' ? { form: post.form } : {}),
    ...(post.kind === 'file' ? { file: post.file } : {}),
  };
}

/** Is this for the eyes of whoever holds the session? */
export function isFor(session: string, post: Post): boolean {
  return post.kind !== 'aside' || post.to === session;
}

/** Must everyone in the room see it, or the one who asked? */
export function isPublic(post: Post): boolean {
  return post.kind === 'update' || (post.kind === 'reply' && post.audience === 'everyone');
}
