import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { Command } from 'commander';
import { toJson } from '../../answer/json.js';
import { renderReply } from '../../answer/text.js';
import type { Answer } from '../../answer/types.js';
import { parse } from '../../command/parse.js';
import type { Respond } from '../../conversation/types.js';
import { readLine } from './lines.js';
import { turnOf } from './place.js';

/** What `ask` needs from outside. */
export interface AskParts {
  readonly respond: Respond;
  /** How a text was read: what was found in it, with scores. Several lines. */
  readonly explain: (text: string) => string;
  readonly input: Readable;
  readonly output: Writable;
  readonly errors: Writable;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

interface Options {
  readonly json?: boolean;
  readonly jsonl?: boolean;
  readonly explain?: boolean;
}

/**
 * Answers what stands on the command line, or each line of the input with `--jsonl`.
 *
 * @param args the words after the command's own name
 * @returns the exit code: 0, or 2 when the command was used wrongly
 */
export async function ask(args: readonly string[], parts: AskParts): Promise<number> {
  const command = commandOf(parts);
  const ended = parse(command, args);
  if (ended !== null) return ended;
  const options: Options = command.opts();
  const text = command.args.join(' ');
  if (options.jsonl === true) return answerLines(parts);
  if (text.trim() === '' && command.args.length === 0) {
    command.outputHelp({ error: true });
    return 2;
  }
  await answerOne(text, options, parts);
  return 0;
}

function commandOf({ output, errors }: AskParts): Command {
  return new Command('ask')
    .description('Says who is responsible for what on AWS.')
    .argument('[question...]', 'what you want to know')
    .option('--json', 'print one JSON object (docs/json.md)')
    .option('--jsonl', 'read {"conversation","text"} objects, one a line, and print one object a line')
    .option('--explain', 'print how the question was read, and which fact decided')
    .exitOverride()
    .configureOutput({ writeOut: (text) => output.write(text), writeErr: (text) => errors.write(text) });
}

async function answerOne(text: string, options: Options, parts: AskParts): Promise<void> {
  const answers = await answersTo('ask', text, parts);
  if (options.json === true) {
    const json = toJson(null, text, answers);
    const explained = options.explain === true ? { ...json, explain: parts.explain(text) } : json;
    parts.output.write(`${JSON.stringify(explained)}\n`);
    return;
  }
  parts.output.write(`${answers.map(renderReply).join('\n\n')}\n`);
  if (options.explain !== true) return;
  const facts = new Set(answers.flatMap(({ verdicts }) => verdicts.map(({ decidedBy }) => decidedBy)));
  parts.output.write(`\n${parts.explain(text)}\n${[...facts].map((fact) => `decided by ${fact}\n`).join('')}`);
}

async function answerLines(parts: AskParts): Promise<number> {
  let number = 0;
  for await (const line of createInterface({ input: parts.input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    const asked = readLine(line, number);
    if (asked === null) continue;
    const result = 'error' in asked ? asked : await answerLine(asked, number, parts);
    parts.output.write(`${JSON.stringify(result)}\n`);
  }
  return 0;
}

async function answerLine(
  { conversation, text }: { conversation: string | null; text: string },
  number: number,
  parts: AskParts,
) {
  // A name that no named conversation can have keeps a line without one apart from all others.
  const room = conversation === null ? `line ${number}` : `conversation ${conversation}`;
  return toJson(conversation, text, await answersTo(room, text, parts));
}

async function answersTo(room: string, text: string, { respond, now }: AskParts): Promise<readonly Answer[]> {
  const posts = await respond(turnOf(room, { type: 'text', text }, now()));
  return posts.map(({ answer }) => answer);
}
