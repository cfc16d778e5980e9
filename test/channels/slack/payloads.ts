import { ANA, TEAM } from './web-api.js';

let counter = 0;
const next = () => String(++counter).padStart(6, '0');

/** A timestamp of now that no other message has. */
export function ts(): string {
  return `${Math.floor(Date.now() / 1000)}.${next()}`;
}

/** An Events API envelope; every one has an event id of its own, as Slack's retries can have. */
export function eventOf(event: Record<string, unknown>): Record<string, unknown> {
  return {
    token: 'unused',
    team_id: TEAM,
    api_app_id: 'A0RESPBOT',
    type: 'event_callback',
    event_id: `Ev${next()}`,
    event_time: Math.floor(Date.now() / 1000),
    event: { event_ts: event.ts, ...event },
  };
}

export function messageEvent(fields: Record<string, unknown>): Record<string, unknown> {
  return eventOf({ type: 'message', user: ANA, ts: ts(), channel_type: 'channel', ...fields });
}

export function mentionEvent(fields: Record<string, unknown>): Record<string, unknown> {
  return eventOf({ type: 'app_mention', user: ANA, ts: ts(), ...fields });
}

export function command(fields: Record<string, string>): URLSearchParams {
  return new URLSearchParams({
    token: 'unused',
    team_id: TEAM,
    team_domain: 'emulate',
    channel_name: 'cloud',
    user_id: ANA,
    user_name: 'ana',
    command: '/whose',
    api_app_id: 'A0RESPBOT',
    trigger_id: `${next()}.1.x`,
    ...fields,
  });
}

export interface PressFields {
  readonly channel: string;
  readonly value: string;
  readonly message_ts?: string;
  readonly thread_ts?: string;
  readonly is_ephemeral?: boolean;
  readonly response_url: string;
  readonly user?: string;
  readonly trigger_id?: string;
}

export function press({
  channel,
  value,
  response_url,
  user = ANA,
  message_ts = ts(),
  trigger_id = `${next()}.2.x`,
  ...rest
}: PressFields): URLSearchParams {
  const payload = {
    type: 'block_actions',
    team: { id: TEAM, domain: 'emulate' },
    user: { id: user, username: 'ana', name: 'ana', team_id: TEAM },
    api_app_id: 'A0RESPBOT',
    token: 'unused',
    container: { type: 'message', message_ts, channel_id: channel, is_ephemeral: false, ...rest },
    trigger_id,
    channel: { id: channel, name: 'cloud' },
    response_url,
    actions: [{ type: 'button', action_id: 'say:0', block_id: 'b', value, action_ts: ts() }],
  };
  return new URLSearchParams({ payload: JSON.stringify(payload) });
}

interface Edited {
  readonly channel: string;
  readonly before: string;
  readonly message: Record<string, unknown> & { readonly ts: string };
}

/** Slack's word that a message has changed: by its author, by a preview, by the bot itself. */
export function changedEvent({ channel, before, message }: Edited): Record<string, unknown> {
  const whole = { type: 'message', user: ANA, ...message };
  const previous_message = { type: 'message', user: ANA, ts: message.ts, text: before };
  const fields = { type: 'message', subtype: 'message_changed', hidden: true, channel, ts: ts() };
  return eventOf({ ...fields, message: whole, previous_message });
}

export function deletedEvent(channel: string, deleted_ts: string): Record<string, unknown> {
  return eventOf({ type: 'message', subtype: 'message_deleted', hidden: true, channel, ts: ts(), deleted_ts });
}

/** A press on the "Whose job is this?" of a message. */
export function messageShortcut(fields: Record<string, unknown>): URLSearchParams {
  return interactive({
    type: 'message_action',
    callback_id: 'whose-job',
    message: { type: 'message', user: 'U000000009', ts: ts(), text: 'who patches RDS?' },
    ...fields,
  });
}

/** Anything pressed or sent by Ana. */
export function interactive(fields: Record<string, unknown>): URLSearchParams {
  const payload = {
    team: { id: TEAM, domain: 'emulate' },
    user: { id: ANA, username: 'ana', name: 'ana', team_id: TEAM },
    api_app_id: 'A0RESPBOT',
    token: 'unused',
    trigger_id: `${next()}.3.x`,
    ...fields,
  };
  return new URLSearchParams({ payload: JSON.stringify(payload) });
}
