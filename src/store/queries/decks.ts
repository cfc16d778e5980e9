import type { Kysely } from 'kysely';
import type { Tables } from '../schema.js';
import type { DeckStore } from '../types.js';

export function deckQueries(db: Kysely<Tables>): DeckStore {
  return {
    async keep(owner, name, deck, now) {
      const kept = { deck: JSON.stringify(deck), at: now };
      await db
        .insertInto('quiz_decks')
        .values({ owner, name, ...kept })
        .onConflict((oc) => oc.columns(['owner', 'name']).doUpdateSet(kept))
        .execute();
    },

    async find(owner, name) {
      const row = await db
        .selectFrom('quiz_decks')
        .select('deck')
        .where('owner', '=', owner)
        .where('name', '=', name)
        .executeTakeFirst();
      return row === undefined ? null : JSON.parse(row.deck);
    },

    async names(owner, limit) {
      const rows = await db
        .selectFrom('quiz_decks')
        .select('name')
        .where('owner', '=', owner)
        .orderBy('at', 'desc')
        .orderBy('name')
        .limit(limit)
        .execute();
      return rows.map(({ name }) => name);
    },

    async remove(owner, name) {
      const { numDeletedRows } = await db
        .deleteFrom('quiz_decks')
        .where('owner', '=', owner)
        .where('name', '=', name)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },
  };
}
