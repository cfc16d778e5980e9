import type { Kysely } from 'kysely';
import type { Tables } from '../schema.js';
import type { AssignmentStore } from '../types.js';

export function assignmentQueries(db: Kysely<Tables>): AssignmentStore {
  return {
    async last(owner) {
      const row = await db
        .selectFrom('assignment_changes')
        .select((eb) => eb.fn.max('seq').as('last'))
        .where('owner', '=', owner)
        .executeTakeFirst();
      return row?.last ?? 0;
    },

    async changes(owner) {
      const rows = await db
        .selectFrom('assignment_changes')
        .select('change')
        .where('owner', '=', owner)
        .orderBy('seq')
        .execute();
      return rows.map(({ change }) => JSON.parse(change));
    },

    async append(owner, seq, change, now) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('assignment_changes')
        .values({ owner, seq, change: JSON.stringify(change), at: now })
        .onConflict((oc) => oc.doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
  };
}
