import type { Answer } from '../../../answer/types.js';
import { buttonRows } from './buttons.js';
import { renderElement } from './elements.js';
import { CARD_BYTES, STEPS, shorten, sizeOf } from './limits.js';
import { paragraphs } from './text.js';
import type { AdaptiveCard, CardElement } from './types.js';

/** What fits whatever the characters are: one that JSON must escape takes up six. */
const LAST = { text: 2500, lines: 100, fallback: 2000 };

/**
 * Renders an answer as an Adaptive Card that Teams takes: when it is too large, long tables, lists
 * and texts are cut further and further, each cut showing how much is left out.
 *
 * @param text the whole answer as plain text, for clients that cannot show cards.
 * @param diagramBaseUrl where the pictures of diagrams are served; null where they are to be told in words
 */
export function renderCard(answer: Answer, text: string, diagramBaseUrl: string | null = null): AdaptiveCard {
  const fallbackText = shorten(text, 4000);
  const buttons = buttonRows(answer.buttons);
  for (const limits of STEPS) {
    const body = answer.elements.flatMap((element) => renderElement(element, limits, diagramBaseUrl));
    const card = { ...cardOf([...body, ...buttons], fallbackText, hasTable(answer)), ...refreshOf(answer) };
    if (sizeOf(card) <= CARD_BYTES) return card;
  }
  return cardOf(paragraphs(shorten(text, LAST.text)).slice(0, LAST.lines), shorten(text, LAST.fallback), false);
}

function refreshOf({ own }: Answer): Pick<AdaptiveCard, 'refresh'> {
  return own === undefined
    ? {}
    : { refresh: { action: { type: 'Action.Execute', verb: 'view', data: { action: own } } } };
}

function cardOf(body: readonly CardElement[], fallbackText: string, wide: boolean): AdaptiveCard {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    fallbackText,
    body,
    ...(wide ? { msteams: { width: 'Full' } } : {}),
  };
}

function hasTable(answer: Answer): boolean {
  return answer.elements.some((element) => element.type === 'table');
}
