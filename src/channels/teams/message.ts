import type { Activity } from 'botbuilder';
import type { Answer } from '../../answer/types.js';
import { renderCard } from './cards/card.js';
import { shorten } from './cards/limits.js';
import type { AdaptiveCard } from './cards/types.js';

/** A message ready to be sent. */
export interface Message {
  readonly activity: Partial<Activity>;
  readonly card: AdaptiveCard;
  /** What a rating of this message is about; null when it is not to be rated. */
  readonly about: string | null;
}

/** Makes the message that carries an answer: a card, its notification text, and Teams' own thumbs where wanted. */
export function composeMessage(answer: Answer, renderText: (answer: Answer) => string): Message {
  const text = renderText(answer);
  const card = renderCard(answer, text);
  const about = subject(answer);
  return {
    card,
    about,
    activity: {
      type: 'message',
      summary: shorten(text, 200),
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
      ...(about === null ? {} : { channelData: { feedbackLoop: { type: 'default' } } }),
    },
  };
}

function subject(answer: Answer): string | null {
  for (const { action } of answer.buttons) if (action.type === 'feedback') return action.about;
  return null;
}
