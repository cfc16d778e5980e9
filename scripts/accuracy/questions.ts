import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';

const oneOrMore = <T extends v.GenericSchema>(item: T) =>
  v.pipe(
    v.union([item, v.array(item)]),
    v.transform((value): v.InferOutput<T>[] => (Array.isArray(value) ? value : [value]) as v.InferOutput<T>[]),
  );

const Owner = v.picklist(['aws', 'customer', 'shared', 'vendor']);

/** What is right for one message; a list means that each of its members would be. */
const Label = v.object({
  text: v.string(),
  intent: v.optional(oneOrMore(v.string())),
  owner: v.optional(oneOrMore(Owner)),
  /** The owners of several questions in one message, in order. */
  owners: v.optional(v.array(oneOrMore(Owner))),
  service: v.optional(oneOrMore(v.nullable(v.string()))),
  control: v.optional(oneOrMore(v.string())),
  answer: v.optional(v.picklist(['yes', 'no'])),
  choices: v.optional(v.array(v.string())),
});
export type Label = v.InferOutput<typeof Label>;

const Item = v.union([
  v.pipe(
    v.object({ turns: v.array(Label) }),
    v.transform(({ turns }) => turns),
  ),
  v.pipe(
    Label,
    v.transform((label) => [label]),
  ),
]);

/** A conversation of labelled messages; most have one. */
export type Labelled = readonly Label[];

export interface QuestionSet {
  readonly name: string;
  readonly items: readonly Labelled[];
}

function fromYaml(path: string): QuestionSet {
  const rows = v.parse(v.array(Item), parse(readFileSync(path, 'utf8')), {
    message: `${path} is not a list of labelled questions`,
  });
  return { name: basename(path, '.yaml'), items: rows };
}

/** `service key <tab> check`: the customer's to keep so; one sentence a line: not ours. */
function fromLines(path: string): QuestionSet {
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const items = lines.map((line): Labelled => {
    const [key, text] = line.split('\t');
    return text === undefined
      ? [{ text: key ?? '', intent: ['out_of_scope'] }]
      : [{ text, owner: ['customer', 'shared'] }];
  });
  return { name: basename(path), items };
}

/** Reads one set: YAML of labelled questions, TSV of audit checks, or text that is not ours. */
export function readSet(path: string): QuestionSet {
  return path.endsWith('.yaml') ? fromYaml(path) : fromLines(path);
}

/** All sets of a directory, by name. */
export function readSets(dir: string): QuestionSet[] {
  return readdirSync(dir)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => readSet(join(dir, file)));
}
