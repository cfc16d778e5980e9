import { extname } from 'node:path';
import { Command, Option } from 'commander';
import { deliver, type Output } from '../command/output.js';
import { parse } from '../command/parse.js';
import { matrixOf } from '../knowledge/matrix.js';
import type { Knowledge } from '../knowledge/types.js';
import { type Format, formats, isFormat, render } from './formats.js';
import { createNames, type Lookup, type Named, typed } from './names.js';

/** What the command needs from outside. */
export interface MatrixParts extends Output<string | Uint8Array> {
  readonly knowledge: Knowledge;
  /** Does a person look at what is printed? */
  readonly isTerminal: boolean;
  /** The day it is (YYYY-MM-DD). */
  readonly day: string;
}

interface Options {
  readonly format?: Format;
  readonly out?: string;
}

/**
 * Prints the responsibility matrix of the services on the command line, or writes it to a file.
 *
 * @param args the words after the command's own name
 * @returns the exit code: 0; 1 when the file cannot be written; 2 when the command was used wrongly
 */
export async function printMatrix(args: readonly string[], parts: MatrixParts): Promise<number> {
  const command = commandOf(parts);
  const ended = parse(command, args);
  if (ended !== null) return ended;
  const { out, format }: Options = command.opts();
  const chosen = format ?? formatOf(out);
  const places = find(command.args, parts.knowledge);
  const faults = [...formatFaults(chosen, out, parts), ...places.faults];
  if (chosen === null || faults.length > 0) {
    parts.printError(faults.map((fault) => `error: ${fault}\n`).join(''));
    return 2;
  }
  return deliver(await render(matrixOf(parts.knowledge, places.named), chosen, parts.day), out, parts);
}

function commandOf({ print, printError }: MatrixParts): Command {
  return new Command('matrix')
    .description('Prints who is responsible for what on several services, with reasons and sources.')
    .argument('<service...>', 'ids, names or aliases: rds "Amazon S3" lambda/container-image')
    .addOption(new Option('--format <format>', 'how to write it (md where nothing says otherwise)').choices(formats))
    .option('--out <file>', 'write to this file; its ending says the format where --format does not')
    .exitOverride()
    .configureOutput({ writeOut: print, writeErr: printError });
}

/** The format that a file's ending names, Markdown without a file, `null` where the ending names none. */
function formatOf(out: string | undefined): Format | null {
  if (out === undefined) return 'md';
  const ending = extname(out).slice(1).toLowerCase();
  return isFormat(ending) ? ending : null;
}

function formatFaults(format: Format | null, out: string | undefined, { isTerminal }: MatrixParts): readonly string[] {
  if (out === '') return ['--out needs the name of a file.'];
  if (format === null) return [`the ending of "${out}" names no format: add --format ${formats.join('|')}.`];
  if (format === 'xlsx' && out === undefined && isTerminal) return ['a workbook is no text: add --out matrix.xlsx.'];
  return [];
}

function find(names: readonly string[], knowledge: Knowledge): { named: readonly Named[]; faults: readonly string[] } {
  const lookup = createNames(knowledge);
  const found = names.map((name) => ({ name, result: lookup(name) }));
  return {
    named: found.flatMap(({ result }) => (result.kind === 'found' ? [result.named] : [])),
    faults: found.flatMap(({ name, result }) => faultOf(name, result) ?? []),
  };
}

function faultOf(name: string, result: Lookup): string | null {
  const list = (named: readonly Named[]) => named.map(typed).join(', ');
  switch (result.kind) {
    case 'found':
      return null;
    case 'ambiguous':
      return `several are called ${JSON.stringify(name)}: write one of ${list(result.candidates)}.`;
    case 'unknown': {
      const hint = result.nearest.length > 0 ? ` Nearest: ${list(result.nearest)}.` : '';
      return `no service or variant is called ${JSON.stringify(name)}.${hint}`;
    }
  }
}
