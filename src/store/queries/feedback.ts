import type { Kysely } from 'kysely';
import type { Tables } from '../schema.js';
import type { FeedbackStore } from '../types.js';

export function feedbackQueries(db: Kysely<Tables>): FeedbackStore {
  return {
    async add({ kind, text, detail, now }) {
      await db
        .insertInto('feedback')
        .values({ kind, text: withoutNul(text), detail: withoutNul(detail), at: now })
        .execute();
    },

    async recent(limit) {
      return await db.selectFrom('feedback').selectAll().orderBy('at', 'desc').limit(limit).execute();
    },

    async forget(upTo) {
      const { numDeletedRows } = await db.deleteFrom('feedback').where('at', '<=', upTo).executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

/** People can type a NUL; PostgreSQL refuses it in text and SQLite cuts the text there. */
function withoutNul(text: string): string {
  return text.replaceAll('\0', '');
}
