import type { Activity } from 'botbuilder';
import type { Answer } from '../../answer/types.js';
import { renderCard } from './cards/card.js';
import { shorten } from './cards/limits.js';
import type { AdaptiveCard } from './cards/types.js';
import { citationsOf } from './citations.js';
import type { TeamsParts } from './ports.js';
import { suggestionsOf } from './suggestions.js';

/** A message ready to be sent. */
export interface Message {
  readonly activity: Partial<Activity>;
  readonly card: AdaptiveCard;
  /** What a rating of this message is about; null when it is not to be rated. */
  readonly about: string | null;
}

/**
 * Makes the message that carries an answer: a card, its notification text, citations, and Teams' own thumbs where wanted.
 *
 * @param suggestTo the person to whom the answer's follow-ups are suggested; null where others read too
 */
export function composeMessage(
  answer: Answer,
  { renderText, diagramBaseUrl = null }: Pick<TeamsParts, 'renderText' | 'diagramBaseUrl'>,
  suggestTo: string | null = null,
): Message {
  const text = renderText(answer);
  const card = renderCard(answer, text, diagramBaseUrl);
  const about = subject(answer);
  return {
    card,
    about,
    activity: {
      type: 'message',
      summary: shorten(text, 200),
      ...citationsOf(answer),
      ...(suggestTo === null ? {} : suggestionsOf(answer, suggestTo)),
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
      ...(about === null ? {} : { channelData: { feedbackLoop: { type: 'default' } } }),
    },
  };
}

function subject(answer: Answer): string | null {
  for (const { action } of answer.buttons) if (action.type === 'feedback') return action.about;
  return null;
}
