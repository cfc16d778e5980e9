import type { Kysely } from 'kysely';
import type { Tables } from '../schema.js';
import type { ScheduleStore } from '../types.js';

export function scheduleQueries(db: Kysely<Tables>): ScheduleStore {
  return {
    async set(room, plan, nextAt) {
      await db
        .insertInto('quiz_schedules')
        .values({ room, plan: JSON.stringify(plan), next_at: nextAt })
        .onConflict((oc) =>
          oc
            .column('room')
            .doUpdateSet((eb) => ({ plan: eb.ref('excluded.plan'), next_at: eb.ref('excluded.next_at') })),
        )
        .execute();
    },

    async remove(room) {
      const { numDeletedRows } = await db.deleteFrom('quiz_schedules').where('room', '=', room).executeTakeFirst();
      return numDeletedRows === 1n;
    },

    async due(now, limit) {
      const rows = await db
        .selectFrom('quiz_schedules')
        .selectAll()
        .where('next_at', '<=', now)
        .orderBy('next_at')
        .limit(limit)
        .execute();
      return rows.map(({ room, plan, next_at }) => ({ room, plan: JSON.parse(plan), nextAt: next_at }));
    },

    async nextDate() {
      const row = await db
        .selectFrom('quiz_schedules')
        .select('next_at')
        .orderBy('next_at')
        .limit(1)
        .executeTakeFirst();
      return row?.next_at ?? null;
    },

    async advance(room, from, to) {
      const { numUpdatedRows } = await db
        .updateTable('quiz_schedules')
        .set({ next_at: to })
        .where('room', '=', room)
        .where('next_at', '=', from)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
  };
}
