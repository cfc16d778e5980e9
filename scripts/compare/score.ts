/** A question of which the duty is known: any of the controls is right. */
export interface Asked {
  readonly text: string;
  readonly controls: readonly string[];
}

/** Out of how many questions the right duty came first, and among the first three. */
export interface Score {
  readonly total: number;
  readonly first: number;
  readonly firstThree: number;
}

/** What the bare word "patching" is filed under; not a duty but a pointer to one, so that it takes no place. */
const POINTER = '@';

/** The duties of a ranking, best first, each once. */
export function duties(ranking: readonly string[]): string[] {
  return [...new Set(ranking)].filter((control) => !control.startsWith(POINTER));
}

/** Scores rankings, one for each question, in the same order. An empty ranking is a question without an answer. */
export function score(questions: readonly Asked[], rankings: readonly (readonly string[])[]): Score {
  const isRight = (count: number) => (question: Asked, at: number) =>
    duties(rankings[at] ?? [])
      .slice(0, count)
      .some((control) => question.controls.includes(control));
  return {
    total: questions.length,
    first: questions.filter(isRight(1)).length,
    firstThree: questions.filter(isRight(3)).length,
  };
}

/** The middle one by size, the upper of two; 0 of none. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** So many of the items, evenly spread over the list; all where there are no more. */
export function spread<T>(items: readonly T[], count: number): T[] {
  const taken = (before: number) => Math.floor((before * count) / items.length);
  return items.filter((_, at) => taken(at + 1) > taken(at));
}
