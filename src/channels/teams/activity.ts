import * as v from 'valibot';

const Account = v.looseObject({ id: v.pipe(v.string(), v.minLength(1)), name: v.optional(v.nullable(v.string())) });

const Entity = v.looseObject({
  type: v.string(),
  mentioned: v.optional(v.looseObject({ id: v.string() })),
  text: v.optional(v.nullable(v.string())),
});

const ActivitySchema = v.looseObject({
  type: v.pipe(v.string(), v.minLength(1)),
  id: v.optional(v.string()),
  // Other channels of the Bot Framework have other token rules; only Teams is ours (and its playground says the same).
  channelId: v.literal('msteams'),
  serviceUrl: v.pipe(v.string(), v.url()),
  conversation: v.looseObject({
    id: v.pipe(v.string(), v.minLength(1)),
    conversationType: v.optional(v.string()),
    tenantId: v.optional(v.string()),
  }),
  from: Account,
  recipient: Account,
  text: v.optional(v.nullable(v.string())),
  entities: v.optional(v.nullable(v.array(Entity))),
  attachments: v.optional(v.nullable(v.array(v.unknown()))),
  name: v.optional(v.string()),
  action: v.optional(v.string()),
  replyToId: v.optional(v.string()),
  timestamp: v.optional(v.unknown()),
  membersAdded: v.optional(v.array(Account)),
  channelData: v.optional(
    v.nullable(
      v.looseObject({
        tenant: v.optional(v.looseObject({ id: v.optional(v.string()) })),
        eventType: v.optional(v.nullable(v.string())),
      }),
    ),
  ),
  value: v.optional(v.unknown()),
});

/** A Teams activity whose shape was checked; fields that are not named here are kept as they came. */
export type TeamsActivity = v.InferOutput<typeof ActivitySchema>;

/** Checks the shape of a request body; null when it is no Teams activity. */
export function readActivity(body: unknown): TeamsActivity | null {
  const parsed = v.safeParse(ActivitySchema, body);
  return parsed.success ? parsed.output : null;
}

/** The customer's directory that the activity comes from; null where it does not say. */
export function tenantOf(activity: TeamsActivity): string | null {
  return activity.conversation.tenantId ?? activity.channelData?.tenant?.id ?? null;
}
