import type { Kysely } from 'kysely';
import type { Tables } from '../schema.js';
import type { Swept } from '../types.js';

const DAY = 24 * 60 * 60 * 1000;

/** Deletes what has run out, and says how much that was. Safe to run from several processes. */
export async function sweep(db: Kysely<Tables>, now: number): Promise<Swept> {
  const contexts = await db.deleteFrom('contexts').where('expires_at', '<=', now).executeTakeFirst();
  const deliveries = await db
    .deleteFrom('deliveries')
    .where('claimed_at', '<', now - DAY)
    .executeTakeFirst();
  const cards = await db
    .deleteFrom('cards')
    .where('put_at', '<', now - 30 * DAY)
    .executeTakeFirst();
  return {
    contexts: Number(contexts.numDeletedRows),
    deliveries: Number(deliveries.numDeletedRows),
    cards: Number(cards.numDeletedRows),
  };
}
