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
