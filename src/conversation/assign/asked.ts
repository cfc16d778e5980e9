import type { Answer } from '../../answer/types.js';
import type { AssignWish } from '../../question/assign-wish.js';
import { environmentIn } from '../../question/frame/assign.js';
import type { Clause, Question } from '../../question/types.js';
import type { Place } from '../types.js';

/** What a text wants of the organisation's own teams; null where it speaks of something else. */
export function assignIn(questions: readonly Question[]): AssignWish | null {
  const asked = questions.find((question) => question.kind === 'assign');
  return asked?.kind === 'assign' ? asked.wish : null;
}

/** Was one of our teams asked for ("here"), and in which environment? */
export function waysOf(clauses: readonly Clause[]): { readonly isHere: boolean; readonly environment: string | null } {
  return {
    isHere: clauses.some(({ cues }) => cues.has('assign.here')),
    environment: clauses.map(environmentIn).find((name) => name !== null) ?? null,
  };
}

/** Is it an answer below which it may be said who of the organisation does it? */
export function hasTeams({ intent, verdicts }: Answer): boolean {
  return (intent === 'owner' || intent === 'yesno') && verdicts.length > 0;
}

/** Whose book it is: a workspace or a tenant of one channel, and nobody else's. */
export function ownerOf({ channel, tenant }: Place): string {
  return JSON.stringify([channel, tenant]);
}
