import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import Database from 'libsql';
import { assembleStore } from '../assemble.js';
import { reasonOf, StoreError } from '../errors.js';
import { migrate } from '../migrations.js';
import type { Tables } from '../schema.js';
import type { Store } from '../types.js';
import { sqliteDialect } from './dialect.js';

const FILE = 'responsibot.db';
const BUSY_TIMEOUT = 5_000;

/**
 * Opens the SQLite file in `dataDir`, both made where missing.
 *
 * @throws StoreError `unreachable` when folder or file cannot be used, `schema` when the tables do not fit
 */
export async function connect(dataDir: string): Promise<Store> {
  const path = join(dataDir, FILE);
  const database = await open(dataDir, path);
  const db = new Kysely<Tables>({ dialect: sqliteDialect(database) });
  try {
    await migrate(db, path);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return assembleStore(db, { rowLocks: false });
}

async function open(dataDir: string, path: string): Promise<Database.Database> {
  try {
    await mkdir(dataDir, { recursive: true });
    const database = new Database(path, { timeout: BUSY_TIMEOUT });
    database.pragma(`busy_timeout = ${BUSY_TIMEOUT}`);
    database.pragma('journal_mode = WAL');
    // In WAL mode this survives a killed process; a power cut may lose the last moments, not the file.
    database.pragma('synchronous = NORMAL');
    return database;
  } catch (error) {
    throw new StoreError(
      'unreachable',
      `Cannot use the database file ${path}: ${reasonOf(error)}. ` +
        'Make the folder writable and the file an SQLite database, or set DATABASE_URL.',
      { cause: error },
    );
  }
}
