import type { Kysely } from 'kysely';
import type { Tables } from '../schema.js';
import type { DeliveryStore } from '../types.js';

export function deliveryQueries(db: Kysely<Tables>): DeliveryStore {
  return {
    async claim(key, now) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('deliveries')
        .values({ key, claimed_at: now })
        .onConflict((oc) => oc.doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
  };
}
