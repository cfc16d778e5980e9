import { type Command, CommanderError } from 'commander';

/**
 * Parses the words after a command's own name.
 *
 * @returns null when the command can go on; else the exit code: 0 after `--help`, 2 when it was used wrongly, which
 *   commander has told by then
 */
export function parse(command: Command, args: readonly string[]): 0 | 2 | null {
  try {
    command.parse(args, { from: 'user' });
    return null;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
}
