import { Kysely, sql } from 'kysely';
import { assembleStore } from '../assemble.js';
import { reasonOf, StoreError } from '../errors.js';
import { migrate } from '../migrations.js';
import type { Tables } from '../schema.js';
import type { Store } from '../types.js';
import { describeAddress } from './address.js';
import { postgresDialect } from './dialect.js';

/**
 * Opens the PostgreSQL database at `databaseUrl`; the database must exist, the tables are made.
 *
 * @throws StoreError `address`, `unreachable` or `schema`
 */
export async function connect(databaseUrl: string): Promise<Store> {
  const where = describeAddress(databaseUrl);
  const db = new Kysely<Tables>({ dialect: postgresDialect(databaseUrl) });
  try {
    await reach(db, where);
    await migrate(db, where);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return assembleStore(db, { rowLocks: true });
}

async function reach(db: Kysely<Tables>, where: string): Promise<void> {
  try {
    await sql`select 1`.execute(db);
  } catch (error) {
    throw new StoreError(
      'unreachable',
      `Cannot reach ${where}: ${reasonOf(error)}. Check DATABASE_URL and that PostgreSQL runs there.`,
      { cause: error },
    );
  }
}
