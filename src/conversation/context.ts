import * as v from 'valibot';
import type { Knowledge } from '../knowledge/types.js';
import type { ClarifyOption, Question, Topic } from '../question/types.js';
import type { Place, Turn } from './types.js';

/** How long a conversation may pause before "and on EC2?" means nothing any more, in milliseconds. */
const PAUSE = { thread: 24 * 60 * 60 * 1000, room: 30 * 60 * 1000 } as const;

/** What is kept of a conversation. */
export interface Context {
  readonly topic: Topic;
  /** Who asked last. */
  readonly asker: string;
  /** The question that the bot asked back last, to see which reading is chosen; null where it did not. */
  readonly asked: AskedBack | null;
}

/** A text that was not clear, and the readings that were offered. */
export interface AskedBack {
  readonly text: string;
  readonly options: readonly ClarifyOption[];
}

const Target = v.object({ service: v.string(), variant: v.nullable(v.string()) });
const Stored = v.object({
  asker: v.string(),
  asked: v.optional(
    v.nullable(v.object({ text: v.string(), options: v.array(v.object({ label: v.string(), text: v.string() })) })),
    null,
  ),
  topic: v.object({
    targets: v.array(Target),
    controls: v.array(v.string()),
    question: v.nullable(v.looseObject({ kind: v.string() })),
  }),
});

/**
 * The key of a conversation. A thread belongs to all who write in it; in a room without threads each person has a
 * conversation of their own, so that two people who talk at once do not answer for each other.
 */
export function contextKey({ place, speaker }: Turn): string {
  const parts = [place.channel, place.tenant, place.room, place.thread ?? ''];
  if (place.thread === null && place.kind !== 'direct') parts.push(speaker.id);
  return parts.map(encodeURIComponent).join('/');
}

/** Until when a context of this place is good. */
export function expiryAt(place: Place, at: number): number {
  return at + (place.thread === null ? PAUSE.room : PAUSE.thread);
}

/** Reads a stored context; one that names what the knowledge base no longer has is forgotten. */
export function parseContext(stored: unknown, knowledge: Knowledge): Context | null {
  const result = v.safeParse(Stored, stored);
  if (!result.success) return null;
  const { asker, asked, topic } = result.output;
  const known =
    topic.controls.every((id) => id in knowledge.controls) &&
    topic.targets.every(({ service, variant }) => {
      const found = knowledge.services[service];
      return found !== undefined && (variant === null || variant in found.variants);
    });
  return known ? { asker, asked, topic: { ...topic, question: topic.question as Question | null } } : null;
}
