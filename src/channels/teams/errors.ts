/** A request is refused; `status` and the message are what the caller gets. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';

  constructor(
    readonly status: 400 | 401 | 403 | 503,
    message: string,
    /** What the library said, for the log. */
    readonly detail: string = '',
  ) {
    super(message);
  }
}

/** The HTTP status inside an error of the Bot Connector client, if it has one. */
export function statusOf(error: unknown): number | null {
  if (typeof error !== 'object' || error === null) return null;
  const status = 'statusCode' in error ? error.statusCode : 'status' in error ? error.status : null;
  return typeof status === 'number' ? status : null;
}

/** One line that says what went wrong. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
