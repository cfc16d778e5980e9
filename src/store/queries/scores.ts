import type { Kysely } from 'kysely';
import type { Tables } from '../schema.js';
import type { ScoreStore } from '../types.js';

export function scoreQueries(db: Kysely<Tables>): ScoreStore {
  return {
    async keep(session, room, scores, now) {
      if (scores.length === 0) return;
      await db
        .insertInto('quiz_scores')
        .values(
          scores.map(({ user, name, right, questions }) => {
            return { session, room, user, name, right_votes: right, questions, at: now };
          }),
        )
        .onConflict((oc) => oc.doNothing())
        .execute();
    },

    async board(room, from, to) {
      const rows = await db
        .selectFrom('quiz_scores')
        .select((eb) => [
          'user',
          eb.fn.max('name').as('name'),
          eb.fn.sum<number>('right_votes').as('right'),
          eb.fn.sum<number>('questions').as('questions'),
        ])
        .where('room', '=', room)
        .where('at', '>=', from)
        .where('at', '<', to)
        .where('user', 'not in', db.selectFrom('quiz_unlisted').select('person'))
        .groupBy('user')
        .execute();
      const sums = rows.map(({ user, name, right, questions }) => {
        return { user, name, right: Number(right), questions: Number(questions) };
      });
      return sums.sort((a, b) => b.right - a.right || a.questions - b.questions || (a.user < b.user ? -1 : 1));
    },

    async streaks(room, session, voters) {
      return await db.transaction().execute(async (tx) => {
        const before = await tx.selectFrom('quiz_streaks').selectAll().where('room', '=', room).execute();
        if (!before.some((row) => row.session === session)) {
          await tx.deleteFrom('quiz_streaks').where('room', '=', room).execute();
          const rows = voters.map(({ user, name }) => {
            return { room, user, name, session, days: 1 + (before.find((row) => row.user === user)?.days ?? 0) };
          });
          if (rows.length > 0) await tx.insertInto('quiz_streaks').values(rows).execute();
        }
        return await tx
          .selectFrom('quiz_streaks')
          .select(['user', 'name', 'days'])
          .where('room', '=', room)
          .where('user', 'not in', tx.selectFrom('quiz_unlisted').select('person'))
          .orderBy('days', 'desc')
          .orderBy('user')
          .execute();
      });
    },

    async list(user, isListed) {
      if (isListed) await db.deleteFrom('quiz_unlisted').where('person', '=', user).execute();
      else
        await db
          .insertInto('quiz_unlisted')
          .values({ person: user })
          .onConflict((oc) => oc.doNothing())
          .execute();
    },
  };
}
