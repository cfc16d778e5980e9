import { extname } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { deliver, type Output } from '../command/output.js';
import { parse } from '../command/parse.js';
import type { Knowledge } from '../knowledge/types.js';
import type { Kept } from '../store/types.js';
import { type Format, formats, isFormat, render } from './formats.js';
import { groupsOf } from './groups.js';
import { itemsOf } from './items.js';
import { type Proposal, proposalOf } from './proposal.js';
import type { Read } from './reading.js';

/** What the command needs from outside. */
export interface ReviewParts extends Output<string> {
  readonly knowledge: Knowledge;
  /** Builds what reads texts as the bot does. */
  readonly reading: () => Read;
  /** What was kept last, newest first; throws where the store does not answer. */
  readonly kept: (limit: number) => Promise<readonly Kept[]>;
}

interface Options {
  readonly format?: Format;
  readonly out?: string;
  readonly least: number;
  readonly all?: boolean;
}

/** More is more than a person can look through. */
const MOST_KEPT = 20_000;

/**
 * Prints what people asked and got no good answer to, in groups, with what it may mean and the file to edit; or writes
 * it to a file. Changes nothing.
 *
 * @param args the words after the command's own name
 * @returns the exit code: 0; 1 when the file cannot be written; 2 when the command was used wrongly
 */
export async function review(args: readonly string[], parts: ReviewParts): Promise<number> {
  const command = commandOf(parts);
  const ended = parse(command, args);
  if (ended !== null) return ended;
  const { format, out, least, all = false }: Options = command.opts();
  const chosen = format ?? formatOf(out);
  if (chosen === null) {
    parts.printError(`error: the ending of "${out}" names no format: add --format ${formats.join('|')}.\n`);
    return 2;
  }
  const proposals = proposalsFor(await parts.kept(MOST_KEPT), parts, all);
  return deliver(
    await render(
      proposals.filter(({ count }) => count >= least),
      chosen,
    ),
    out,
    parts,
  );
}

function commandOf({ print, printError }: ReviewParts): Command {
  return new Command('review')
    .description('Groups what people asked and got no good answer to, and names the file that would mend it.')
    .addOption(new Option('--format <format>', 'how to write it (text where nothing says otherwise)').choices(formats))
    .option('--out <file>', 'write to this file; its ending (.yaml, .csv) says the format where --format does not')
    .option('--least <count>', 'leave out groups that came less often', countOf, 1)
    .option('--all', 'also what gets an answer by now')
    .exitOverride()
    .configureOutput({ writeOut: print, writeErr: printError });
}

function countOf(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('It must be a number from 1 on.');
  return Number(text);
}

/** The format that a file's ending names, plain text without a file, `null` where the ending names none. */
function formatOf(out: string | undefined): Format | null {
  if (out === undefined) return 'text';
  const ending = extname(out).slice(1).toLowerCase();
  if (ending === 'yml') return 'yaml';
  if (ending === 'txt') return 'text';
  return isFormat(ending) ? ending : null;
}

function proposalsFor(kept: readonly Kept[], { knowledge, reading }: ReviewParts, isAll: boolean): Proposal[] {
  const items = itemsOf(kept);
  if (items.length === 0) return [];
  const read = reading();
  const members = items.map((item) => ({ item, reading: read(item.text) }));
  // Phrases that were mended since do not show up again; whether a vote still holds only a person can tell.
  const open = members.filter(({ item, reading }) => isAll || item.counts.down > 0 || !reading.isAnswered);
  return groupsOf(open).map((group) => proposalOf(group, knowledge, read));
}
