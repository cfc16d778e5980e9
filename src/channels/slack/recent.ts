import * as v from 'valibot';
import type { Post, Turn } from '../../conversation/types.js';
import type { Cards, SlackLog } from './ports.js';

const Kept = v.object({ texts: v.array(v.string()) });
const MOST = 8;
const MOST_LETTERS = 300;

/** The last questions of each person, to ask them again from App Home. Kept in the store's `cards`, and as long. */
export interface Recent {
  /** Keeps what a turn asked, where the answer told of a duty. Does not throw: the answer is out already. */
  remember(turn: Turn, posts: readonly Post[]): Promise<void>;
  /** The newest first. */
  of(tenant: string, user: string): Promise<readonly string[]>;
  forget(tenant: string, user: string): Promise<void>;
}

/** @param keepsTexts false: nothing is ever kept. */
export function createRecent(cards: Cards, keepsTexts: boolean, now: () => number, logger: SlackLog): Recent {
  const key = (tenant: string, user: string) => `slack:recent:${tenant}:${user}`;
  const of = async (tenant: string, user: string): Promise<readonly string[]> => {
    const parsed = v.safeParse(Kept, await cards.get(key(tenant, user)));
    return parsed.success ? parsed.output.texts : [];
  };
  return {
    of,
    forget: (tenant, user) => cards.put(key(tenant, user), { texts: [] }, now()),
    remember: async ({ addressed, input, place, speaker }, posts) => {
      if (!keepsTexts || !addressed || input.type !== 'text' || !posts.some(tellsOfDuty)) return;
      const text = input.text.replaceAll(/\s+/g, ' ').trim();
      if (text.length > MOST_LETTERS) return;
      try {
        const before = await of(place.tenant, speaker.id);
        const others = before.filter((each) => each.toLowerCase() !== text.toLowerCase());
        await cards.put(key(place.tenant, speaker.id), { texts: [text, ...others].slice(0, MOST) }, now());
      } catch (err) {
        logger.warn({ err }, 'A question could not be kept for App Home');
      }
    },
  };
}

function tellsOfDuty(post: Post): boolean {
  return post.kind === 'reply' && (post.answer.verdicts.length > 0 || post.answer.inapplicable.length > 0);
}
