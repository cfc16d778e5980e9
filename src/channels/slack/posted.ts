import type { KnownBlock } from '@slack/types';
import * as v from 'valibot';
import type { CardKey } from '../../conversation/types.js';
import type { Location } from './origin.js';
import type { Cards, SlackLog } from './ports.js';

const StoredLocation = v.object({ channel: v.string(), ts: v.string() });
const StoredQuestion = v.object({
  /** Where it was answered, and whether it was said to the bot. */
  thread: v.nullable(v.string()),
  addressed: v.boolean(),
  answers: v.array(StoredLocation),
});

/** A message that was answered, and where its answers stand. */
export type AnsweredQuestion = v.InferOutput<typeof StoredQuestion>;

const StoredShare = v.object({
  channel: v.string(),
  user: v.string(),
  text: v.string(),
  blocks: v.array(v.custom<KnownBlock>((block) => typeof block === 'object' && block !== null)),
});

/** A private answer that its asker may share with the room. */
export type Shareable = v.InferOutput<typeof StoredShare>;

/** What the channel remembers of its own messages, kept in the store's `cards` under keys that start with `slack:`. */
export interface Posted {
  rememberCard(tenant: string, card: CardKey, location: Location): Promise<void>;
  findCard(tenant: string, card: CardKey): Promise<Location | null>;
  /**
   * The bot answers in this thread, so a question there is for it even without a mention. Does not throw:
   * an answer is worth more than the memory of it.
   */
  joinThread(tenant: string, channel: string, thread: string): Promise<void>;
  takesPartIn(tenant: string, channel: string, thread: string): Promise<boolean>;
  /** Does not throw: without this memory an edit corrects nothing. @param key names the message */
  rememberQuestion(key: string, question: AnsweredQuestion): Promise<void>;
  findQuestion(key: string): Promise<AnsweredQuestion | null>;
  keepForSharing(tenant: string, id: string, answer: Shareable): Promise<void>;
  findForSharing(tenant: string, id: string): Promise<Shareable | null>;
}

export function createPosted(cards: Cards, now: () => number, logger: SlackLog): Posted {
  const cardKey = (tenant: string, card: CardKey) => `slack:card:${tenant}:${card}`;
  const threadKey = (tenant: string, channel: string, thread: string) => `slack:thread:${tenant}:${channel}:${thread}`;
  const shareKey = (tenant: string, id: string) => `slack:share:${tenant}:${id}`;
  const find = async (key: string): Promise<Location | null> => {
    const parsed = v.safeParse(StoredLocation, await cards.get(key));
    return parsed.success ? parsed.output : null;
  };
  return {
    rememberCard: (tenant, card, location) => cards.put(cardKey(tenant, card), location, now()),
    findCard: (tenant, card) => find(cardKey(tenant, card)),
    joinThread: async (tenant, channel, thread) => {
      try {
        await cards.put(threadKey(tenant, channel, thread), { channel, ts: thread }, now());
      } catch (error) {
        logger.warn({ err: error }, 'A thread could not be remembered; follow-ups in it need a mention');
      }
    },
    rememberQuestion: async (key, question) => {
      try {
        await cards.put(`slack:${key}`, question, now());
      } catch (error) {
        logger.warn({ err: error }, 'An answer could not be remembered; an edit of its question will not correct it');
      }
    },
    findQuestion: async (key) => {
      const parsed = v.safeParse(StoredQuestion, await cards.get(`slack:${key}`));
      return parsed.success ? parsed.output : null;
    },
    keepForSharing: (tenant, id, answer) => cards.put(shareKey(tenant, id), answer, now()),
    findForSharing: async (tenant, id) => {
      const parsed = v.safeParse(StoredShare, await cards.get(shareKey(tenant, id)));
      return parsed.success ? parsed.output : null;
    },
    takesPartIn: async (tenant, channel, thread) => (await find(threadKey(tenant, channel, thread))) !== null,
  };
}
