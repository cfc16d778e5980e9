import type { Logger } from 'pino';

/** Their messages say all that the person who starts the bot needs. By name: importing Slack's would load its library. */
const explained: ReadonlySet<string> = new Set([
  'ConfigError',
  'MissingDataError',
  'ListenError',
  'StoreError',
  'SlackStartError',
]);

/** Starts the bot. What a person can mend ends it with one line and exit code 1; a fault of ours keeps its stack. */
export async function startOrExplain(start: () => Promise<void>): Promise<void> {
  try {
    await start();
  } catch (error) {
    const isExplained = error instanceof Error && explained.has(error.name);
    console.error(isExplained ? `Cannot start: ${error.message}` : error);
    process.exit(1);
  }
}

/** How long answers that are under way may take when the bot is told to stop. */
const PATIENCE = 10_000;

/**
 * Ends the bot in order on SIGTERM and SIGINT: each step starts when the one before is done.
 *
 * @returns the function that does the same without a signal
 */
export function stopOnSignals(logger: Logger, steps: readonly (() => Promise<void> | undefined)[]): () => void {
  let isStopping = false;
  const stop = async (): Promise<void> => {
    // A second signal means now.
    if (isStopping) process.exit(1);
    isStopping = true;
    setTimeout(() => process.exit(1), PATIENCE).unref();
    try {
      for (const step of steps) await step();
    } catch (error) {
      logger.error({ err: error }, 'could not stop in order');
      process.exit(1);
    }
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  return () => void stop();
}
