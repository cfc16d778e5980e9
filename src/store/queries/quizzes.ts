import { type Kysely, sql } from 'kysely';
import type { Tables } from '../schema.js';
import type { QuizStore } from '../types.js';

/**
 * @param rowLocks PostgreSQL: a vote must lock its round's row, or it could slip in beside a closing
 * round. SQLite has one writer at a time and needs (and knows) no such lock.
 */
export function quizQueries(db: Kysely<Tables>, rowLocks: boolean): QuizStore {
  return {
    async append(session, seq, event, now) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('quiz_events')
        .values({ session, seq, event: JSON.stringify(event), at: now })
        .onConflict((oc) => oc.doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },

    async events(session, from = 0) {
      const rows = await db
        .selectFrom('quiz_events')
        .select(['event', 'at'])
        .where('session', '=', session)
        .where('seq', '>=', from)
        .orderBy('seq')
        .execute();
      return rows.map(({ event, at }) => ({ event: JSON.parse(event), at }));
    },

    async vote({ session, round, user, name, option, now }) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('quiz_votes')
        .columns(['session', 'round', 'voter', 'name', 'choice', 'at'])
        .expression((eb) =>
          eb
            .selectFrom('quiz_rounds')
            .select([
              'session',
              'round',
              sql<string>`cast(${user} as text)`.as('voter'),
              sql<string | null>`cast(${name} as text)`.as('name'),
              sql<string>`cast(${option} as text)`.as('choice'),
              sql<number>`cast(${now} as bigint)`.as('at'),
            ])
            .where('session', '=', session)
            .where('round', '=', round)
            .where('closed_at', 'is', null)
            .$if(rowLocks, (qb) => qb.forShare()),
        )
        .onConflict((oc) =>
          oc.columns(['session', 'round', 'voter']).doUpdateSet((eb) => ({
            name: eb.ref('excluded.name'),
            choice: eb.ref('excluded.choice'),
            at: eb.ref('excluded.at'),
          })),
        )
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },

    async openRound(session, round, now) {
      await db
        .insertInto('quiz_rounds')
        .values({ session, round, opened_at: now, closed_at: null })
        .onConflict((oc) => oc.doNothing())
        .execute();
    },

    async closeRound(session, round, now) {
      const { numUpdatedRows } = await db
        .updateTable('quiz_rounds')
        .set({ closed_at: now })
        .where('session', '=', session)
        .where('round', '=', round)
        .where('closed_at', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    async votes(session, round) {
      return await db
        .selectFrom('quiz_votes')
        .select(['voter as user', 'name', 'choice as option'])
        .where('session', '=', session)
        .where('round', '=', round)
        .orderBy('voter')
        .execute();
    },

    async countVotes(session, round) {
      const { votes } = await db
        .selectFrom('quiz_votes')
        .select((eb) => eb.fn.countAll<number>().as('votes'))
        .where('session', '=', session)
        .where('round', '=', round)
        .executeTakeFirstOrThrow();
      return votes;
    },

    async voteOf(session, round, user) {
      const row = await db
        .selectFrom('quiz_votes')
        .select('choice')
        .where('session', '=', session)
        .where('round', '=', round)
        .where('voter', '=', user)
        .executeTakeFirst();
      return row?.choice ?? null;
    },

    async setDeadline(session, at) {
      if (at === null) {
        await db.deleteFrom('quiz_deadlines').where('session', '=', session).execute();
        return;
      }
      await db
        .insertInto('quiz_deadlines')
        .values({ session, at })
        .onConflict((oc) => oc.column('session').doUpdateSet((eb) => ({ at: eb.ref('excluded.at') })))
        .execute();
    },

    async due(now, limit) {
      const rows = await db
        .selectFrom('quiz_deadlines')
        .select('session')
        .where('at', '<=', now)
        .orderBy('at')
        .limit(limit)
        .execute();
      return rows.map(({ session }) => session);
    },

    async nextDeadline() {
      const row = await db.selectFrom('quiz_deadlines').select('at').orderBy('at').limit(1).executeTakeFirst();
      return row?.at ?? null;
    },

    async active(room) {
      const row = await db
        .selectFrom('quiz_sessions')
        .select('session')
        .where('room', '=', room)
        .where('finished_at', 'is', null)
        .executeTakeFirst();
      return row?.session ?? null;
    },

    async joined(user, rooms, since) {
      const rows = await db
        .selectFrom('quiz_sessions')
        .select('room')
        .where('finished_at', 'is', null)
        .where('began_at', '>=', since)
        .where(sql<string>`substr(room, 1, ${rooms.length})`, '=', rooms)
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom('quiz_votes')
              .select('quiz_votes.session')
              .whereRef('quiz_votes.session', '=', 'quiz_sessions.session')
              .where('voter', '=', user),
          ),
        )
        .orderBy('room')
        .execute();
      return rows.map(({ room }) => room);
    },

    async begin(room, session, now) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('quiz_sessions')
        .values({ session, room, began_at: now, finished_at: null })
        .onConflict((oc) => oc.doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },

    async finish(room, session, now) {
      await db
        .updateTable('quiz_sessions')
        .set({ finished_at: now })
        .where('room', '=', room)
        .where('session', '=', session)
        .where('finished_at', 'is', null)
        .execute();
    },
  };
}
