import { type Activity, TurnContext } from 'botbuilder';
import * as v from 'valibot';
import type { Action } from '../../answer/types.js';
import type { TeamsActivity } from './activity.js';
import { type ExtensionRequest, readExtension } from './extension/request.js';
import { readSent } from './form.js';
import { readPress } from './press.js';

/** What an activity means to us. */
export type Incoming =
  | { readonly kind: 'said'; readonly text: string; readonly mentioned: boolean }
  /** A message that was said before, in its new words. */
  | { readonly kind: 'edited'; readonly text: string }
  /** A message that was said before is gone. */
  | { readonly kind: 'deleted' }
  /** A button. `card` is the id of the message that carries it. */
  | { readonly kind: 'pressed'; readonly action: Action; readonly card: string | null }
  | { readonly kind: 'installed' }
  /** The bot was taken out of the conversation. */
  | { readonly kind: 'removed' }
  /** A file, by the address under which Teams keeps it. */
  | { readonly kind: 'sent'; readonly name: string; readonly url: string }
  /** A dialog that was filled in. */
  | { readonly kind: 'filled'; readonly values: Readonly<Record<string, string>> }
  /** May we put a file into somebody's storage? */
  | { readonly kind: 'consent'; readonly id: string; readonly upload: Upload | null }
  /** Teams' own thumbs below message `message`. */
  | { readonly kind: 'rated'; readonly verdict: 'up' | 'down'; readonly message: string | null }
  /** The search field, or the menu of a message. */
  | { readonly kind: 'extension'; readonly request: ExtensionRequest }
  /** A button whose data is not ours. */
  | { readonly kind: 'badPress' }
  | { readonly kind: 'nothing' };

type Entity = NonNullable<TeamsActivity['entities']>[number];

/** Where a file goes that somebody agreed to have. */
export interface Upload {
  readonly uploadUrl: string;
  readonly contentUrl: string;
  readonly name: string;
  readonly uniqueId: string;
  readonly fileType: string;
}

const address = v.pipe(v.string(), v.url(), v.startsWith('https://'));
const File = v.object({
  contentType: v.literal('application/vnd.microsoft.teams.file.download.info'),
  name: v.string(),
  content: v.object({ downloadUrl: address }),
});
const Consent = v.object({
  action: v.picklist(['accept', 'decline']),
  context: v.object({ file: v.string() }),
  uploadInfo: v.optional(
    v.nullable(
      v.object({
        uploadUrl: address,
        contentUrl: address,
        name: v.string(),
        uniqueId: v.string(),
        fileType: v.string(),
      }),
    ),
  ),
});
const Task = v.object({ data: v.unknown() });
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
    case 'messageUpdate':
      return activity.channelData?.eventType === 'editMessage' ? edited(activity) : { kind: 'nothing' };
    case 'messageDelete':
      return { kind: 'deleted' };
    case 'invoke':
      return sortInvoke(activity);
    case 'installationUpdate':
      if (activity.action?.startsWith('remove')) return { kind: 'removed' };
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
  const file = (activity.attachments ?? []).map((each) => v.safeParse(File, each)).find(({ success }) => success);
  if (file?.success) return { kind: 'sent', name: file.output.name, url: file.output.content.downloadUrl };
  const own = ownMentions(activity);
  return { kind: 'said', text: plain(withoutMentions(activity, own)), mentioned: own.length > 0 };
}

function edited(activity: TeamsActivity): Incoming {
  return { kind: 'edited', text: plain(withoutMentions(activity, ownMentions(activity))) };
}

function ownMentions({ entities, recipient }: TeamsActivity): readonly Entity[] {
  return (entities ?? []).filter(
    (entity) => entity.type.toLowerCase() === 'mention' && entity.mentioned?.id === recipient.id,
  );
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
  if (activity.name === 'task/fetch') {
    const parsed = v.safeParse(Task, activity.value);
    const action = parsed.success ? readPress(parsed.output.data) : null;
    return action?.type === 'form' ? { kind: 'pressed', action, card: message } : { kind: 'badPress' };
  }
  if (activity.name === 'task/submit') {
    const parsed = v.safeParse(Task, activity.value);
    const values = parsed.success ? readSent(parsed.output.data) : null;
    return values === null ? { kind: 'badPress' } : { kind: 'filled', values };
  }
  if (activity.name === 'fileConsent/invoke') {
    const parsed = v.safeParse(Consent, activity.value);
    if (!parsed.success) return { kind: 'badPress' };
    const { action, context, uploadInfo } = parsed.output;
    return { kind: 'consent', id: context.file, upload: action === 'accept' ? (uploadInfo ?? null) : null };
  }
  if (activity.name === 'message/submitAction') {
    const parsed = v.safeParse(Rating, activity.value);
    if (!parsed.success) return { kind: 'nothing' };
    return { kind: 'rated', verdict: parsed.output.actionValue.reaction === 'like' ? 'up' : 'down', message };
  }
  const request = readExtension(activity);
  if (request !== null) return { kind: 'extension', request };
  return { kind: 'nothing' };
}

/** Other people's mentions become their names; Teams' non-breaking spaces become spaces. */
function plain(text: string): string {
  return text
    .replace(/<at(?:\s[^>]*)?>([^<]*)<\/at>/gi, '$1')
    .replace(/&nbsp;|\u00a0/g, ' ')
    .trim();
}
