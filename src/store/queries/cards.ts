import type { Kysely } from 'kysely';
import type { Tables } from '../schema.js';
import type { CardStore } from '../types.js';

export function cardQueries(db: Kysely<Tables>): CardStore {
  return {
    async put(key, message, now) {
      await db
        .insertInto('cards')
        .values({ key, message: JSON.stringify(message), put_at: now })
        .onConflict((oc) =>
          oc.column('key').doUpdateSet((eb) => ({
            message: eb.ref('excluded.message'),
            put_at: eb.ref('excluded.put_at'),
          })),
        )
        .execute();
    },

    async get(key) {
      const row = await db.selectFrom('cards').select('message').where('key', '=', key).executeTakeFirst();
      return row === undefined ? null : JSON.parse(row.message);
    },
  };
}
