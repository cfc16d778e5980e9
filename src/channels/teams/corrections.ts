import type { Incoming } from './incoming.js';
import { digestOf, type Replies } from './memory.js';
import { Outbox, type OutboxWay } from './outbox.js';
import { whereOf } from './place.js';
import type { TeamsParts } from './ports.js';
import { removeMessages } from './remove.js';

/** So long after a question was asked its edit is still the same question, in milliseconds. */
const STILL_THE_SAME = 5 * 60_000;

interface Way extends Omit<OutboxWay, 'origin' | 'instead' | 'parts'> {
  readonly parts: TeamsParts;
  readonly now: number;
}

/** Does to the answers what was done to the question: corrects them in place, or removes them. */
export async function correct(incoming: Extract<Incoming, { kind: 'edited' | 'deleted' }>, way: Way): Promise<void> {
  const { activity, memory, parts, now } = way;
  const kept = await memory.repliesTo(activity);
  if (kept === null) return;
  if (incoming.kind === 'deleted') {
    await removeMessages(kept.activities, way);
    return memory.keepReplies(activity, { ...kept, activities: [] });
  }
  const { text } = incoming;
  if (!isCorrection(kept, text, now)) return;
  const posts = await parts.respond({
    ...whereOf(activity),
    addressed: true,
    input: { type: 'text', text },
    at: now,
  });
  const outbox = new Outbox({ ...way, origin: { type: 'message' }, instead: kept.activities });
  const { replies } = await outbox.deliver(posts);
  await memory.keepReplies(activity, { said: digestOf(text), at: kept.at, activities: [...replies] });
}

/** Teams also tells of edits that change no word (a reaction, a preview of a link). */
function isCorrection(kept: Replies, text: string, now: number): boolean {
  return kept.activities.length > 0 && kept.said !== digestOf(text) && now - kept.at <= STILL_THE_SAME;
}
