import { type Activity, TurnContext } from 'botbuilder';
import * as v from 'valibot';
import type { Action } from '../../answer/types.js';
import type { TeamsActivity } from './activity.js';
import { readPress } from './press.js';

/** What an activity means to us. */
export type Incoming =
  | { readonly kind: 'said'; readonly text: string; readonly mentioned: boolean }
  /** A button. `card` is the id of the message that carries it. */
  | { readonly kind: 'pressed'; readonly action: Action; readonly card: string | null }
  | { readonly kind: 'installed' }
  /** Teams' own thumbs below message `message`. */
  | { readonly kind: 'rated'; readonly verdict: 'up' | 'down'; readonly message: string | null }
  /** A button whose data is not ours. */
  | { readonly kind: 'badPress' }
  | { readonly kind: 'nothing' };

type Entity = NonNullable<TeamsActivity['entities']>[number];

const Execute = v.object({ action: v.looseObject({ data: v.unknown() }) });
const Rating = v.object({
  actionName: v.literal('feedback'),
  actionValue: v.looseObject({ reaction: v.picklist(['like', 'dislike']) }),
});

/** Sorts an activity. Looks at nothing but the activity itself. */
export function sort(activity: TeamsActivity): Incoming {
  if (activity.from.id === activity.recipient.id || activity.from.role === 'bot') return { kind: 'nothing' };
  switch (activity.type) {
    case 'message':
      return sortMessage(activity);
    case 'invoke':
      return sortInvoke(activity);
    case 'installationUpdate':
      return activity.action?.startsWith('add') ? { kind: 'installed' } : { kind: 'nothing' };
    case 'conversationUpdate':
      return activity.membersAdded?.some((member) => member.id === activity.recipient.id)
        ? { kind: 'installed' }
        : { kind: 'nothing' };
    default:
      return { kind: 'nothing' };
  }
}

function sortMessage(activity: TeamsActivity): Incoming {
  // A client that does not know Action.Execute sends the fallback's data as a message without text.
  if (!activity.text && activity.value !== undefined && activity.value !== null) {
    const action = readPress(activity.value);
    return action ? { kind: 'pressed', action, card: activity.replyToId ?? null } : { kind: 'badPress' };
  }
  const own = (activity.entities ?? []).filter(
    (entity) => entity.type.toLowerCase() === 'mention' && entity.mentioned?.id === activity.recipient.id,
  );
  return { kind: 'said', text: plain(withoutMentions(activity, own)), mentioned: own.length > 0 };
}

function withoutMentions(activity: TeamsActivity, own: readonly Entity[]): string {
  const copy: Partial<Activity> = {
    text: activity.text ?? '',
    entities: own.filter((entity) => entity.text),
    recipient: { id: activity.recipient.id, name: '' },
  };
  // The library removes one mention at a time.
  for (const _mention of copy.entities ?? []) TurnContext.removeRecipientMention(copy as Activity);
  return copy.text ?? '';
}

function sortInvoke(activity: TeamsActivity): Incoming {
  const message = activity.replyToId ?? null;
  if (activity.name === 'adaptiveCard/action') {
    const parsed = v.safeParse(Execute, activity.value);
    const action = parsed.success ? readPress(parsed.output.action.data) : null;
    return action ? { kind: 'pressed', action, card: message } : { kind: 'badPress' };
  }
  if (activity.name === 'message/submitAction') {
    const parsed = v.safeParse(Rating, activity.value);
    if (!parsed.success) return { kind: 'nothing' };
    return { kind: 'rated', verdict: parsed.output.actionValue.reaction === 'like' ? 'up' : 'down', message };
  }
  return { kind: 'nothing' };
}

/** Other people's mentions become their names; Teams' non-breaking spaces become spaces. */
function plain(text: string): string {
  return text
    .replace(/<at(?:\s[^>]*)?>([^<]*)<\/at>/gi, '$1')
    .replace(/&nbsp;|\u00a0/g, ' ')
    .trim();
}
