import * as v from 'valibot';

/** What we use of a press on a button in a message. */
const Press = v.object({
  trigger_id: v.string(),
  user: v.object({ id: v.string(), username: v.optional(v.string()), name: v.optional(v.string()) }),
  channel: v.object({ id: v.string() }),
  container: v.object({
    message_ts: v.string(),
    thread_ts: v.optional(v.string()),
    is_ephemeral: v.optional(v.boolean(), false),
  }),
  message: v.optional(v.object({ thread_ts: v.optional(v.string()) })),
  actions: v.pipe(
    v.array(v.object({ value: v.optional(v.string()), action_ts: v.optional(v.string()) })),
    v.minLength(1),
  ),
});

export interface Press {
  readonly id: string;
  readonly user: string;
  readonly name: string | null;
  readonly channel: string;
  /** The pressed message, and the thread it stands in. */
  readonly ts: string;
  readonly thread: string | null;
  /** Only the presser sees the pressed message. */
  readonly isPrivate: boolean;
  readonly value: string | undefined;
}

/** Reads a `block_actions` payload; null where it is no press on a message (App Home, a modal). */
export function readPress(body: unknown): Press | null {
  const parsed = v.safeParse(Press, body);
  if (!parsed.success) return null;
  const { trigger_id: id, user, channel, container, message, actions } = parsed.output;
  return {
    id,
    user: user.id,
    name: user.name ?? user.username ?? null,
    channel: channel.id,
    ts: container.message_ts,
    thread: container.thread_ts ?? message?.thread_ts ?? null,
    isPrivate: container.is_ephemeral,
    value: actions[0]?.value,
  };
}
