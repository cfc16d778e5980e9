import { ActionTypes, type Activity } from 'botbuilder';
import type { Answer } from '../../answer/types.js';
import { shorten } from './cards/limits.js';

/** Teams shows no more. */
const MOST = 3;

/** What a person may say next, as buttons above the field they type in; `to` is their id. */
export function suggestionsOf({ buttons }: Answer, to: string): Pick<Partial<Activity>, 'suggestedActions'> {
  const actions = buttons.flatMap(({ label, action }) => {
    if (action.type !== 'say') return [];
    return [{ type: ActionTypes.ImBack, title: shorten(label, 60), value: action.text }];
  });
  return actions.length === 0 ? {} : { suggestedActions: { to: [to], actions: actions.slice(0, MOST) } };
}
