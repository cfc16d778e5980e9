import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import { reasonOf, StoreError } from './errors.js';
import type { Tables } from './schema.js';

/** In order of name. A migration that was released is never edited: add the next one. */
const migrations: Readonly<Record<string, Migration>> = {
  '0001-start': {
    async up(db) {
      const table = (name: string) => db.schema.createTable(name);

      await table('contexts')
        .addColumn('key', 'text', (c) => c.primaryKey())
        .addColumn('value', 'text', (c) => c.notNull())
        .addColumn('expires_at', 'bigint', (c) => c.notNull())
        .execute();
      await table('deliveries')
        .addColumn('key', 'text', (c) => c.primaryKey())
        .addColumn('claimed_at', 'bigint', (c) => c.notNull())
        .execute();
      await table('cards')
        .addColumn('key', 'text', (c) => c.primaryKey())
        .addColumn('message', 'text', (c) => c.notNull())
        .addColumn('put_at', 'bigint', (c) => c.notNull())
        .execute();
      await table('feedback')
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('text', 'text', (c) => c.notNull())
        .addColumn('detail', 'text', (c) => c.notNull())
        .addColumn('at', 'bigint', (c) => c.notNull())
        .execute();
      await table('quiz_sessions')
        .addColumn('session', 'text', (c) => c.primaryKey())
        .addColumn('room', 'text', (c) => c.notNull())
        .addColumn('began_at', 'bigint', (c) => c.notNull())
        .addColumn('finished_at', 'bigint')
        .execute();
      await table('quiz_events')
        .addColumn('session', 'text', (c) => c.notNull())
        .addColumn('seq', 'integer', (c) => c.notNull())
        .addColumn('event', 'text', (c) => c.notNull())
        .addColumn('at', 'bigint', (c) => c.notNull())
        .addPrimaryKeyConstraint('quiz_events_pk', ['session', 'seq'])
        .execute();
      await table('quiz_rounds')
        .addColumn('session', 'text', (c) => c.notNull())
        .addColumn('round', 'integer', (c) => c.notNull())
        .addColumn('opened_at', 'bigint', (c) => c.notNull())
        .addColumn('closed_at', 'bigint')
        .addPrimaryKeyConstraint('quiz_rounds_pk', ['session', 'round'])
        .execute();
      await table('quiz_votes')
        .addColumn('session', 'text', (c) => c.notNull())
        .addColumn('round', 'integer', (c) => c.notNull())
        .addColumn('voter', 'text', (c) => c.notNull())
        .addColumn('name', 'text')
        .addColumn('choice', 'text', (c) => c.notNull())
        .addColumn('at', 'bigint', (c) => c.notNull())
        .addPrimaryKeyConstraint('quiz_votes_pk', ['session', 'round', 'voter'])
        .execute();

      for (const [on, column] of [
        ['contexts', 'expires_at'],
        ['deliveries', 'claimed_at'],
        ['cards', 'put_at'],
      ] as const) {
        await db.schema.createIndex(`${on}_by_age`).on(on).column(column).execute();
      }
      await db.schema
        .createIndex('quiz_sessions_running')
        .unique()
        .on('quiz_sessions')
        .column('room')
        .where(sql.ref('finished_at'), 'is', null)
        .execute();
    },
  },
  '0002-quiz-deadlines': {
    async up(db) {
      await db.schema
        .createTable('quiz_deadlines')
        .addColumn('session', 'text', (c) => c.primaryKey())
        .addColumn('at', 'bigint', (c) => c.notNull())
        .execute();
      await db.schema.createIndex('quiz_deadlines_by_time').on('quiz_deadlines').column('at').execute();
    },
  },
  '0003-practice-and-scores': {
    async up(db) {
      const table = (name: string) => db.schema.createTable(name);
      await table('reviews')
        .addColumn('person', 'text', (c) => c.notNull())
        .addColumn('question', 'text', (c) => c.notNull())
        .addColumn('memory', 'text', (c) => c.notNull())
        .addColumn('due_at', 'bigint', (c) => c.notNull())
        .addColumn('wrong', 'integer', (c) => c.notNull())
        .addColumn('at', 'bigint', (c) => c.notNull())
        .addPrimaryKeyConstraint('reviews_pk', ['person', 'question'])
        .execute();
      await table('practice')
        .addColumn('person', 'text', (c) => c.primaryKey())
        .addColumn('number', 'integer', (c) => c.notNull())
        .addColumn('question', 'text')
        .execute();
      await table('quiz_scores')
        .addColumn('session', 'text', (c) => c.notNull())
        .addColumn('room', 'text', (c) => c.notNull())
        .addColumn('user', 'text', (c) => c.notNull())
        .addColumn('name', 'text')
        .addColumn('right_votes', 'integer', (c) => c.notNull())
        .addColumn('questions', 'integer', (c) => c.notNull())
        .addColumn('at', 'bigint', (c) => c.notNull())
        .addPrimaryKeyConstraint('quiz_scores_pk', ['session', 'user'])
        .execute();
      await table('quiz_unlisted')
        .addColumn('person', 'text', (c) => c.primaryKey())
        .execute();
      await db.schema.createIndex('reviews_by_due').on('reviews').columns(['person', 'due_at']).execute();
      await db.schema.createIndex('quiz_scores_by_room').on('quiz_scores').columns(['room', 'at']).execute();
    },
  },
  '0004-quiz-schedules': {
    async up(db) {
      await db.schema
        .createTable('quiz_schedules')
        .addColumn('room', 'text', (c) => c.primaryKey())
        .addColumn('plan', 'text', (c) => c.notNull())
        .addColumn('next_at', 'bigint', (c) => c.notNull())
        .execute();
      await db.schema.createIndex('quiz_schedules_by_time').on('quiz_schedules').column('next_at').execute();
    },
  },
  '0005-feedback-by-age': {
    async up(db) {
      await db.schema.createIndex('feedback_by_age').on('feedback').column('at').execute();
    },
  },
  '0006-quiz-decks-and-streaks': {
    async up(db) {
      await db.schema
        .createTable('quiz_decks')
        .addColumn('owner', 'text', (c) => c.notNull())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('deck', 'text', (c) => c.notNull())
        .addColumn('at', 'bigint', (c) => c.notNull())
        .addPrimaryKeyConstraint('quiz_decks_pk', ['owner', 'name'])
        .execute();
      await db.schema
        .createTable('quiz_streaks')
        .addColumn('room', 'text', (c) => c.notNull())
        .addColumn('user', 'text', (c) => c.notNull())
        .addColumn('name', 'text')
        .addColumn('days', 'integer', (c) => c.notNull())
        .addColumn('session', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('quiz_streaks_pk', ['room', 'user'])
        .execute();
    },
  },
  '0007-assignments': {
    async up(db) {
      await db.schema
        .createTable('assignment_changes')
        .addColumn('owner', 'text', (c) => c.notNull())
        .addColumn('seq', 'integer', (c) => c.notNull())
        .addColumn('change', 'text', (c) => c.notNull())
        .addColumn('at', 'bigint', (c) => c.notNull())
        .addPrimaryKeyConstraint('assignment_changes_pk', ['owner', 'seq'])
        .execute();
    },
  },
};

/**
 * Brings the tables to the shape this version needs. Both engines hold a lock meanwhile (PostgreSQL
 * an advisory one, SQLite the write lock), so processes that start at once wait for each other.
 *
 * @throws StoreError `schema`, also when a newer version has already changed the tables.
 */
export async function migrate(db: Kysely<Tables>, where: string): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
  const outcome = await migrator.migrateToLatest().catch((error: unknown) => ({ error }));
  if (outcome.error === undefined) return;
  throw new StoreError(
    'schema',
    `The tables of ${where} could not be brought up to date: ${reasonOf(outcome.error)}. ` +
      'If a newer version of the bot has used this database, start that version.',
    { cause: outcome.error },
  );
}
