/** The bot scopes the app needs, each with the events, methods or commands that need it (docs/slack.md tells admins in words). */
export const SCOPES: Readonly<Record<string, readonly string[]>> = {
  'app_mentions:read': ['app_mention'],
  'im:history': ['message.im'],
  'channels:history': ['message.channels'],
  'groups:history': ['message.groups'],
  'chat:write': ['chat.postMessage', 'chat.postEphemeral', 'chat.update', 'chat.delete'],
  'assistant:write': ['assistant.threads.setSuggestedPrompts'],
  commands: ['/whose', 'whose-job', 'ask'],
  // For the files that messages bring; no method reads them.
  'files:read': [],
  'files:write': ['filesUploadV2'],
  'im:write': ['conversations.open'],
};
