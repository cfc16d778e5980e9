import { TENANT } from './rig.js';

const BOT = { id: '28:bot', name: 'Responsibot' };
const USER = { id: '29:ann', name: 'Ann', aadObjectId: 'aad-ann' };
let ids = 0;

interface Where {
  readonly conversationType: 'personal' | 'groupChat' | 'channel';
  readonly id: string;
}

export const PERSONAL: Where = { conversationType: 'personal', id: 'a:1' };
export const GROUP: Where = { conversationType: 'groupChat', id: '19:group@thread.v2' };
export const CHANNEL: Where = { conversationType: 'channel', id: '19:room@thread.tacv2;messageid=1700' };

/** What every activity of Teams has; the shape is that of Microsoft's documentation of conversation events. */
export function activity(where: Where, fields: object): object {
  ids += 1;
  return {
    id: `in-${ids}`,
    channelId: 'msteams',
    timestamp: '2026-11-24T10:00:00.000Z',
    from: USER,
    recipient: BOT,
    conversation: { ...where, tenantId: TENANT },
    channelData: { tenant: { id: TENANT } },
    ...fields,
  };
}

export function message(where: Where, text: string, fields: object = {}): object {
  return activity(where, { type: 'message', text, ...fields });
}

/** A message that mentions the bot; `text` holds the mention as Teams writes it. */
export function mention(where: Where, text: string): object {
  const entities = [{ type: 'mention', mentioned: BOT, text: '<at>Responsibot</at>' }, { type: 'clientInfo' }];
  return message(where, text, { entities });
}

/** A button with Action.Execute, on the message `card`. */
export function press(where: Where, action: unknown, card = 'activity-1'): object {
  return activity(where, {
    type: 'invoke',
    name: 'adaptiveCard/action',
    replyToId: card,
    value: { action: { type: 'Action.Execute', verb: 'x', data: { action } }, trigger: 'manual' },
  });
}

/** Teams' thumbs below the message `id`. */
export function rating(where: Where, reaction: string, id: string): object {
  return activity(where, {
    type: 'invoke',
    name: 'message/submitAction',
    replyToId: id,
    value: { actionName: 'feedback', actionValue: { reaction, feedback: '{"feedbackText":"ok"}' } },
  });
}

export function installed(where: Where, type: 'conversationUpdate' | 'installationUpdate'): object {
  const what = type === 'installationUpdate' ? { action: 'add' } : { membersAdded: [BOT] };
  return activity(where, { type, ...what });
}
