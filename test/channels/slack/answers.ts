import type { Answer, Button, Element } from '../../../src/answer/types.js';

/** An answer with these elements, as the rest of the program would give it. */
export function answer(elements: readonly Element[], buttons: readonly Button[] = []): Answer {
  return { intent: 'owner', elements, buttons, answer: null, verdicts: [], inapplicable: [], choices: [], clarify: [] };
}

export function textAnswer(text: string, buttons: readonly Button[] = []): Answer {
  return answer([{ type: 'text', text }], buttons);
}

/** Stands in for src/answer/text.ts: every string of an answer, a line each. */
export function plainText({ elements }: Answer): string {
  return elements.flatMap((element) => strings(element)).join('\n');
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === 'type' || key === 'owner' ? [] : strings(inner)));
}
