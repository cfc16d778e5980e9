import type { QuizQuestion } from './deck/types.js';
import type { Ballot } from './events.js';

/** What peer instruction advises after the first vote. */
export type Hint = 'nobody' | 'explain' | 'discuss' | 'go-on';

/**
 * Between 30 and 70 % right a discussion helps most; below, too few know the reason and it wants explaining first;
 * above, there is little left to discuss.
 */
export function hintOf(question: QuizQuestion, ballots: readonly Ballot[]): Hint {
  if (ballots.length === 0) return 'nobody';
  const share = ballots.filter(({ option }) => option === question.right).length / ballots.length;
  if (share < 0.3) return 'explain';
  return share > 0.7 ? 'go-on' : 'discuss';
}
