import type { AdaptiveCard } from './cards/types.js';

/** What a pressed button is answered with; the HTTP status around it is always 200. */
export type InvokeBody =
  | { readonly statusCode: 200; readonly type: 'application/vnd.microsoft.card.adaptive'; readonly value: AdaptiveCard }
  | { readonly statusCode: 200; readonly type: 'application/vnd.microsoft.activity.message'; readonly value: string }
  | { readonly statusCode: 200 }
  | {
      readonly statusCode: 400;
      readonly type: 'application/vnd.microsoft.error';
      readonly value: { readonly code: string; readonly message: string };
    };

/** The pressed card turns into this one, for the person who pressed. */
export function replacedBy(card: AdaptiveCard): InvokeBody {
  return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card };
}

/** A line that only the person who pressed sees. */
export function privateText(text: string): InvokeBody {
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text };
}

/** The press is done and the card stays as it is; an empty text would show as an empty bar below it. */
export function done(): InvokeBody {
  return { statusCode: 200 };
}

/** The button's data is not ours. */
export function badPress(): InvokeBody {
  const value = { code: 'BadRequest', message: 'This button is not known here.' };
  return { statusCode: 400, type: 'application/vnd.microsoft.error', value };
}
