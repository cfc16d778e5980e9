import * as v from 'valibot';

/** Edits, deletions, joins and the like have other subtypes and are no new message. */
const PersonMessage = v.object({
  channel: v.string(),
  user: v.string(),
  ts: v.pipe(v.string(), v.regex(/^\d+\.\d+$/)),
  text: v.optional(v.string(), ''),
  thread_ts: v.optional(v.string()),
  parent_user_id: v.optional(v.string()),
  bot_id: v.optional(v.string()),
  /** Slack sends what its author is looking at with messages to an agent, and only there. */
  app_context: v.optional(v.unknown()),
  files: v.optional(
    v.array(
      v.object({
        name: v.nullish(v.string(), ''),
        size: v.optional(v.number(), 0),
        url_private_download: v.optional(v.string()),
      }),
    ),
  ),
  subtype: v.optional(v.picklist(['file_share', 'thread_broadcast', 'me_message'])),
});

export type PersonMessage = v.InferOutput<typeof PersonMessage>;

/** The message, when a person wrote it just now; null for bots, edits and Slack's own notices. */
export function personMessage(event: unknown): PersonMessage | null {
  const parsed = v.safeParse(PersonMessage, event);
  if (!parsed.success || parsed.output.bot_id !== undefined || parsed.output.user === 'USLACKBOT') return null;
  return parsed.output;
}
