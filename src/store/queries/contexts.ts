import type { Kysely } from 'kysely';
import type { Tables } from '../schema.js';
import type { ContextStore } from '../types.js';

export function contextQueries(db: Kysely<Tables>): ContextStore {
  return {
    async load(key, now) {
      const row = await db
        .selectFrom('contexts')
        .select('value')
        .where('key', '=', key)
        .where('expires_at', '>', now)
        .executeTakeFirst();
      return row === undefined ? null : JSON.parse(row.value);
    },

    async save(key, value, expiresAt) {
      await db
        .insertInto('contexts')
        .values({ key, value: JSON.stringify(value), expires_at: expiresAt })
        .onConflict((oc) =>
          oc.column('key').doUpdateSet((eb) => ({
            value: eb.ref('excluded.value'),
            expires_at: eb.ref('excluded.expires_at'),
          })),
        )
        .execute();
    },
  };
}
