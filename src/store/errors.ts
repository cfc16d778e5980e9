/**
 * What went wrong with the database, in words for the person who runs the bot.
 * - `address`: DATABASE_URL cannot be understood.
 * - `unreachable`: no answer from the database, or it refused us.
 * - `schema`: the tables could not be brought to the shape this version needs.
 */
export type StoreErrorCode = 'address' | 'unreachable' | 'schema';

/** Thrown by `openStore`. The message names host and database, or the file, and never a password. */
export class StoreError extends Error {
  override readonly name = 'StoreError';

  constructor(
    readonly code: StoreErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The first useful line of anything that was thrown. */
export function reasonOf(thrown: unknown): string {
  if (thrown instanceof AggregateError && thrown.errors.length > 0) return reasonOf(thrown.errors[0]);
  return thrown instanceof Error ? thrown.message || thrown.name : String(thrown);
}
