import type { Answer, Element, Intent } from './types.js';

/** An answer with no verdict: what is said, and nothing to count on. */
export function blank(intent: Intent, elements: readonly Element[], more: Partial<Answer> = {}): Answer {
  return {
    intent,
    elements,
    buttons: [],
    answer: null,
    verdicts: [],
    inapplicable: [],
    choices: [],
    clarify: [],
    ...more,
  };
}
