import { type Card, createEmptyCard, fsrs, Rating, TypeConvert } from 'ts-fsrs';
import * as v from 'valibot';

/** What is known of one person's memory of one question; opaque, kept as JSON. */
export interface Memory {
  readonly card: Card;
  readonly right: number;
  readonly wrong: number;
}

/** No chance in the intervals: the same answers give the same dates. */
const scheduler = fsrs({ enable_fuzz: false, enable_short_term: true });

const Stored = v.object({
  card: v.looseObject({ due: v.string(), last_review: v.optional(v.string()), state: v.number() }),
  right: v.number(),
  wrong: v.number(),
});

/**
 * What an answer does to a memory (null: the question is new), and when the question is due again. Spaced by FSRS: soon
 * after a mistake, ever later after right answers.
 */
export function reviewed(memory: Memory | null, isRight: boolean, now: number): Memory {
  const at = new Date(now);
  const { card } = scheduler.next(memory?.card ?? createEmptyCard(at), at, isRight ? Rating.Good : Rating.Again);
  const { right, wrong } = memory ?? { right: 0, wrong: 0 };
  return { card, right: right + (isRight ? 1 : 0), wrong: wrong + (isRight ? 0 : 1) };
}

/** When the question is to be asked again, in milliseconds since 1970. */
export function dueAt({ card }: Memory): number {
  return card.due.getTime();
}

/** Reads a memory back from its JSON; null for what is none. */
export function parseMemory(stored: unknown): Memory | null {
  const parsed = v.safeParse(Stored, stored);
  if (!parsed.success) return null;
  const { card, right, wrong } = parsed.output;
  return { card: TypeConvert.card(card as never), right, wrong };
}
