import { StoreError } from '../errors.js';

/**
 * Where a `postgres://` address leads, in words that are safe to print: "the database bot on db.example.org:5432".
 *
 * @throws StoreError `address`; the address itself is not in the message, as it may hold a password
 */
export function describeAddress(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !['postgres:', 'postgresql:'].includes(url.protocol)) {
    throw new StoreError(
      'address',
      'DATABASE_URL is not an address of the form postgres://user:password@host:5432/database. ' +
        'Leave it unset to use an SQLite file.',
    );
  }
  // A raw "#", "/" or "?" in a password moves the rest of it to where host and database are read.
  if (url.hash !== '' || `${url.pathname}${url.search}`.includes('@')) {
    throw new StoreError(
      'address',
      'DATABASE_URL has a special character in its password: write "#" as %23, "/" as %2F, "?" as %3F.',
    );
  }
  const database = url.pathname.slice(1) || url.username || 'postgres';
  return `the database ${database} on ${url.hostname || 'localhost'}:${url.port || '5432'}`;
}
