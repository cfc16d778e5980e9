import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { Place } from '../../conversation/types.js';
import { type TeamsActivity, tenantOf } from './activity.js';
import { messageOf } from './errors.js';
import type { TeamsParts } from './ports.js';

const Posted = v.object({ conversation: v.string(), activity: v.string() });
const Way = v.object({
  serviceUrl: v.string(),
  bot: v.object({ id: v.string(), name: v.string() }),
  user: v.object({ id: v.string(), name: v.string() }),
  type: v.nullable(v.string()),
});
const Gone = v.object({ gone: v.literal(true) });
const Kept = v.object({ text: v.string() });
const Replies = v.object({ said: v.string(), at: v.number(), activities: v.array(v.string()) });
const Subject = v.object({ about: v.string() });

/** Where a card was posted. */
export type Posted = v.InferOutput<typeof Posted>;

/** What was asked when, as a digest that tells whether it is asked otherwise now, and the messages that answered it. */
export type Replies = v.InferOutput<typeof Replies>;

/** How a conversation is reached when nobody has spoken in it. */
export type Way = v.InferOutput<typeof Way>;

/**
 * What the channel remembers between requests. A store that is down costs memory and not the
 * answer: each failure is logged, and the message is then handled as if nothing were known.
 */
export class Memory {
  constructor(
    private readonly parts: Pick<TeamsParts, 'deliveries' | 'cards' | 'logger'>,
    private readonly now: () => number,
  ) {}

  /** Is this delivery new? Without a key that cannot be told, and it counts as new. */
  async isFirst(key: string | null): Promise<boolean> {
    if (key === null) return true;
    return this.attempt(true, () => this.parts.deliveries.claim(key, this.now()));
  }

  async keepCard(key: string, posted: Posted): Promise<void> {
    await this.attempt(undefined, () => this.parts.cards.put(key, posted, this.now()));
  }

  async findCard(key: string): Promise<Posted | null> {
    const parsed = v.safeParse(Posted, await this.attempt(null, () => this.parts.cards.get(key)));
    return parsed.success ? parsed.output : null;
  }

  /** Teams' rating names only a message, so what the message was about is kept beside it. */
  async keepSubject(room: string, message: string, about: string): Promise<void> {
    await this.attempt(undefined, () => this.parts.cards.put(subjectKey(room, message), { about }, this.now()));
  }

  async subjectOf(room: string, message: string): Promise<string | null> {
    const found = await this.attempt(null, () => this.parts.cards.get(subjectKey(room, message)));
    const parsed = v.safeParse(Subject, found);
    return parsed.success ? parsed.output.about : null;
  }

  /** What answered a message, to be corrected when the message is edited. */
  async keepReplies(activity: TeamsActivity, replies: Replies): Promise<void> {
    await this.attempt(undefined, () => this.parts.cards.put(repliesKey(activity), replies, this.now()));
  }

  async repliesTo(activity: TeamsActivity): Promise<Replies | null> {
    const parsed = v.safeParse(Replies, await this.attempt(null, () => this.parts.cards.get(repliesKey(activity))));
    return parsed.success ? parsed.output : null;
  }

  /** A file waits until its owner agrees to have it. */
  async keepFile(id: string, text: string): Promise<void> {
    await this.attempt(undefined, () => this.parts.cards.put(fileKey(id), { text }, this.now()));
  }

  async fileText(id: string): Promise<string | null> {
    const parsed = v.safeParse(Kept, await this.attempt(null, () => this.parts.cards.get(fileKey(id))));
    return parsed.success ? parsed.output.text : null;
  }

  async keepWay({ tenant, room }: Place, way: Way): Promise<void> {
    await this.attempt(undefined, () => this.parts.cards.put(wayKey(tenant, room), way, this.now()));
  }

  /** Null where none was kept; 'gone' where it led nowhere the last time. */
  async wayTo({ tenant, room }: Place): Promise<Way | 'gone' | null> {
    const found = await this.attempt(null, () => this.parts.cards.get(wayKey(tenant, room)));
    if (v.is(Gone, found)) return 'gone';
    const parsed = v.safeParse(Way, found);
    return parsed.success ? parsed.output : null;
  }

  /** The bot was removed there, or the place is no more; until somebody speaks to it there again. */
  async loseWay({ tenant, room }: Place): Promise<void> {
    await this.attempt(undefined, () => this.parts.cards.put(wayKey(tenant, room), { gone: true }, this.now()));
  }

  private async attempt<T>(otherwise: T, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      this.parts.logger.warn({ error: messageOf(error) }, 'Teams: the store does not answer; going on without it');
      return otherwise;
    }
  }
}

/** Tells words apart without keeping them. */
export function digestOf(words: string): string {
  return createHash('sha256').update(words).digest('base64url');
}

function repliesKey(activity: TeamsActivity): string {
  return `teams:replies:${tenantOf(activity) ?? 'none'}:${activity.conversation.id}:${activity.id ?? ''}`;
}

function fileKey(id: string): string {
  return `teams:file:${id}`;
}

function wayKey(tenant: string, room: string): string {
  return `teams:way:${tenant}:${room}`;
}

function subjectKey(room: string, message: string): string {
  return `teams:about:${room}:${message}`;
}
