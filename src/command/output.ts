/** Where a command's result may go. */
export interface Output<Content> {
  /** Writes to the terminal or pipe. */
  readonly print: (content: Content) => void;
  readonly printError: (text: string) => void;
  /** Writes a file; throws where it cannot. */
  readonly save: (path: string, content: Content) => Promise<void>;
}

/**
 * Prints a result, or writes it to the file `out`.
 *
 * @returns the exit code: 1 when the file cannot be written
 */
export async function deliver<Content>(
  content: Content,
  out: string | undefined,
  { print, printError, save }: Output<Content>,
): Promise<0 | 1> {
  if (out === undefined) {
    print(content);
    return 0;
  }
  try {
    await save(out, content);
    return 0;
  } catch (error) {
    printError(`error: cannot write ${out}: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}
