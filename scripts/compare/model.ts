import type { Lesson } from './texts.js';

/** Ranks duties for a text, the likeliest first; an empty list is no answer. */
export type Rank = (text: string) => readonly string[] | Promise<readonly string[]>;

/** A model that can answer, and all that must stay in memory for it. */
export interface Trained {
  readonly rank: Rank;
  readonly kept: unknown;
}

/** One way to tell the duty of a text. */
export interface Model {
  readonly title: string;
  /** The lessons that it learns from, of all that there are; none where the build has trained it. */
  readonly lessons: (all: readonly Lesson[]) => readonly Lesson[];
  /** Gets what it needs beside itself, which is not measured, and gives the training, which is. */
  readonly prepare: () => Promise<(lessons: readonly Lesson[]) => Trained | Promise<Trained>>;
}
