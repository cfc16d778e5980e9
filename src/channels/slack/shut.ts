import { refusal } from './errors.js';
import { LINES } from './lines.js';

/** Why the bot cannot speak in a room, by the word with which the Web API says so. */
const SHUT: Readonly<Record<string, keyof typeof LINES.shut>> = {
  not_in_channel: 'away',
  channel_not_found: 'away',
  is_archived: 'archived',
  restricted_action: 'restricted',
  restricted_action_read_only_channel: 'restricted',
  restricted_action_thread_only_channel: 'restricted',
  restricted_action_non_threadable_channel: 'restricted',
  account_inactive: 'removed',
  token_revoked: 'removed',
  invalid_auth: 'removed',
};

/** What to tell whoever wanted something in a room that is shut to the bot, and how to mend it; null for other errors. */
export function shutLine(error: unknown): string | null {
  const why = SHUT[refusal(error) ?? ''];
  return why === undefined ? null : LINES.shut[why];
}
