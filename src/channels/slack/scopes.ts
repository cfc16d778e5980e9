/** The bot scopes the app needs, and what each is for (docs/slack.md says it to admins). */
export const SCOPES = {
  'app_mentions:read': 'event app_mention',
  'im:history': 'event message.im',
  'channels:history': 'event message.channels',
  'groups:history': 'event message.groups',
  'chat:write': 'methods chat.postMessage, chat.postEphemeral, chat.update',
  commands: 'slash command /whose',
} as const;
