import { type Kysely, sql } from 'kysely';
import type { Tables } from '../schema.js';
import type { PracticeStore } from '../types.js';

export function practiceQueries(db: Kysely<Tables>): PracticeStore {
  return {
    async memory(person, question) {
      const row = await db
        .selectFrom('reviews')
        .select('memory')
        .where('person', '=', person)
        .where('question', '=', question)
        .executeTakeFirst();
      return row === undefined ? null : JSON.parse(row.memory);
    },

    async remember(person, question, { memory, dueAt, wrong, at }) {
      await db
        .insertInto('reviews')
        .values({ person, question, memory: JSON.stringify(memory), due_at: dueAt, wrong, at })
        .onConflict((oc) =>
          oc.columns(['person', 'question']).doUpdateSet((eb) => ({
            memory: eb.ref('excluded.memory'),
            due_at: eb.ref('excluded.due_at'),
            wrong: eb.ref('excluded.wrong'),
            at: eb.ref('excluded.at'),
          })),
        )
        .execute();
    },

    async due(person, now, limit) {
      const rows = await db
        .selectFrom('reviews')
        .select('question')
        .where('person', '=', person)
        .where('due_at', '<=', now)
        .orderBy('due_at')
        .limit(limit)
        .execute();
      return rows.map(({ question }) => question);
    },

    async all(person) {
      const rows = await db
        .selectFrom('reviews')
        .selectAll()
        .where('person', '=', person)
        .orderBy('question')
        .execute();
      return rows.map(({ question, memory, due_at, wrong, at }) => {
        return { question, memory: JSON.parse(memory), dueAt: due_at, wrong, at };
      });
    },

    async ask(person, question) {
      const { number } = await db
        .insertInto('practice')
        .values({ person, number: 0, question: JSON.stringify(question) })
        .onConflict((oc) =>
          oc.column('person').doUpdateSet((eb) => ({
            number: sql<number>`practice.number + 1`,
            question: eb.ref('excluded.question'),
          })),
        )
        .returning('number')
        .executeTakeFirstOrThrow();
      return number;
    },

    async take(person, number) {
      const asked = await db
        .selectFrom('practice')
        .select('question')
        .where('person', '=', person)
        .where('number', '=', number)
        .executeTakeFirst();
      const { numUpdatedRows } = await db
        .updateTable('practice')
        .set({ question: null })
        .where('person', '=', person)
        .where('number', '=', number)
        .where('question', 'is not', null)
        .executeTakeFirst();
      // Of two presses at once, one finds it there.
      return numUpdatedRows === 1n && typeof asked?.question === 'string' ? JSON.parse(asked.question) : null;
    },

    async forget(person) {
      await db.deleteFrom('reviews').where('person', '=', person).execute();
      await db.deleteFrom('practice').where('person', '=', person).execute();
    },
  };
}
