import { PostgresDialect } from 'kysely';
import pg from 'pg';

const CONNECT_TIMEOUT = 5_000;

/**
 * Kysely's PostgreSQL over a pool. 64-bit integers arrive as numbers (ours are times and counts,
 * far below 2^53), so that rows look the same as SQLite's.
 */
export function postgresDialect(connectionString: string): PostgresDialect {
  const pool = new pg.Pool({
    connectionString,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format ?? 'text'),
    },
  });
  // An idle connection that breaks would end the process if nobody listened; the pool drops it, and
  // if the server is gone the next query and the readiness check say so.
  pool.on('error', () => undefined);
  return new PostgresDialect({ pool });
}
