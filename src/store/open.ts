import type { Store } from './types.js';

/**
 * Opens what is remembered, with its tables up to date. Only the engine in use is loaded, and only now.
 *
 * @param databaseUrl a `postgres://…` address, or null for an SQLite file
 * @param dataDir the folder of that file; made if it is not there
 * @throws StoreError when the address is not one, nothing answers there, or the tables do not fit
 * @example
 * const store = await openStore(null, 'data');
 */
export async function openStore(databaseUrl: string | null, dataDir: string): Promise<Store> {
  if (databaseUrl === null) {
    const { connect } = await import('./sqlite/connect.js');
    return connect(dataDir);
  }
  const { connect } = await import('./postgres/connect.js');
  return connect(databaseUrl);
}
