import * as v from 'valibot';
import { type Document, LineCounter, parseAllDocuments } from 'yaml';
import { readRecords } from '../../csv/records.js';

/** One line of a file: who has what, in the words of whoever wrote it. */
export interface Row {
  readonly line: number;
  readonly duty: string;
  /** Empty for all. */
  readonly service: string;
  readonly environment: string;
  readonly holder: string;
}

/** What is wrong with a file: the line, and what to mend. */
export interface Fault {
  readonly line: number;
  readonly kind: 'syntax' | 'no-rows' | 'no-holder' | 'duty' | 'service' | 'environment' | 'twice' | 'too-many';
  readonly what: string;
}

export type Rows = { readonly ok: true; readonly rows: readonly Row[] } | { readonly ok: false; readonly fault: Fault };

const MOST_ROWS = 500;
/** How columns are called, by what they hold. */
const CALLED = {
  duty: ['duty', 'control', 'responsibility'],
  service: ['service'],
  environment: ['environment', 'env'],
  holder: ['who', 'owner', 'team', 'holder'],
} as const;

/** Is it a file of assignments, by its first words, and no deck of questions? */
export function isAssignments(name: string, text: string): boolean {
  if (/\.ya?ml$/iu.test(name))
    return /^assignments\s*:/mu.test(text) || /^apiVersion\s*:\s*["']?backstage\.io\//mu.test(text);
  if (!/\.(csv|tsv|txt)$/iu.test(name)) return false;
  const [head = ''] = text.split(/\r?\n/u, 1);
  const read = readRecords(head);
  if (!read.ok) return false;
  const columns = columnsOf(read.head);
  return columns.duty >= 0 && columns.holder >= 0;
}

/** Reads the lines of a CSV or YAML file of assignments, or the owners of a Backstage catalogue. */
export function rowsOf(name: string, text: string): Rows {
  const read = /\.ya?ml$/iu.test(name) ? fromYaml(text) : fromCsv(text);
  if (!read.ok) return read;
  if (read.rows.length === 0) return fault(1, 'no-rows');
  return read.rows.length > MOST_ROWS ? fault(MOST_ROWS, 'too-many', String(MOST_ROWS)) : read;
}

function fault(line: number, kind: Fault['kind'], what = ''): Rows {
  return { ok: false, fault: { line, kind, what } };
}

function columnsOf(heads: readonly string[]): Record<keyof typeof CALLED, number> {
  const at = (names: readonly string[]) => heads.findIndex((head) => names.includes(head));
  return {
    duty: at(CALLED.duty),
    service: at(CALLED.service),
    environment: at(CALLED.environment),
    holder: at(CALLED.holder),
  };
}

function fromCsv(text: string): Rows {
  const read = readRecords(text);
  if (!read.ok) return fault(read.line, 'syntax', '"');
  const columns = columnsOf(read.head);
  const rows = read.records.map(({ cells, line }) => {
    // What an export made harmless for spreadsheets comes back as it was.
    const cell = (at: number) => (cells[at] ?? '').replace(/^'(?=[=+\-@])/u, '');
    return {
      line,
      duty: cell(columns.duty),
      service: cell(columns.service),
      environment: cell(columns.environment),
      holder: cell(columns.holder),
    };
  });
  return { ok: true, rows };
}

const Word = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((word) => String(word).trim()),
);
const Own = v.object({
  assignments: v.array(
    v.object({
      duty: v.optional(Word, ''),
      service: v.optional(Word, ''),
      environment: v.optional(Word, ''),
      owner: v.optional(Word, ''),
    }),
  ),
});
const Entity = v.object({
  kind: v.string(),
  metadata: v.object({ name: v.string(), tags: v.optional(v.array(Word), []) }),
  spec: v.object({ owner: v.string(), type: v.optional(v.string(), '') }),
});

function fromYaml(text: string): Rows {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines });
  if (!Array.isArray(documents)) return fault(1, 'no-rows');
  const rows: Row[] = [];
  for (const document of documents as Document.Parsed[]) {
    const [error] = document.errors;
    if (error)
      return fault(error.linePos?.[0].line ?? 1, 'syntax', (error.message.split(' at line')[0] ?? '').slice(0, 120));
    const line = lines.linePos(document.range[0]).line;
    const read = contentOf(document);
    if (read === null) return fault(line, 'syntax', 'aliases (*)');
    const { content } = read;
    const own = v.safeParse(Own, content);
    if (own.success) {
      for (const { owner, ...row } of own.output.assignments) rows.push({ line, holder: owner, ...row });
      continue;
    }
    const entity = v.safeParse(Entity, content);
    if (entity.success) rows.push(...owned(entity.output, line));
  }
  return { ok: true, rows };
}

/** Null where aliases (`*name`) lead nowhere, or would make a small file a large one. */
function contentOf(document: Document.Parsed): { readonly content: unknown } | null {
  try {
    return { content: document.toJS({ maxAliasCount: 20 }) };
  } catch (error) {
    if (error instanceof ReferenceError) return null;
    throw error;
  }
}

/** Who owns a component owns all duties on the services that its tags and its type name. */
function owned({ metadata: { tags }, spec: { owner, type } }: v.InferOutput<typeof Entity>, line: number): Row[] {
  // "group:default/platform" is how Backstage writes "platform".
  const holder = owner.replace(/^\w+:/u, '').replace(/^[\w.-]+\//u, '');
  return [...tags, type]
    .filter((service) => service !== '')
    .map((service) => ({ line, duty: '', service: `?${service}`, environment: '', holder }));
}
