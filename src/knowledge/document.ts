import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
} from 'yaml';
import type { Problem } from './problem.js';

export type Path = readonly (string | number)[];

/** What is wrong, and the mend; the place is added by the document. */
export interface Finding {
  readonly what: string;
  readonly mend: string;
}

/** One parsed YAML file that can tell at which line and column a field stands. */
export interface YamlDocument {
  /** `knowledge/services/rds.yaml` */
  readonly file: string;
  /** Syntax errors and slips of YAML; where there are any, `data` is not to be used. */
  readonly problems: readonly Problem[];
  readonly data: unknown;
  /** Makes a problem of a finding at a field: its key if `at` is `key`, else its value. */
  problem(path: Path, finding: Finding, at?: 'key' | 'value'): Problem;
}

/**
 * Parses YAML text. Never throws: syntax errors, two values for one key among them, are in `problems`.
 */
export function readYaml(file: string, text: string): YamlDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  const at = (offset: number, path: Path, finding: Finding): Problem => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1), path: path.join('.'), ...finding };
  };
  const problems = [
    ...[...document.errors, ...document.warnings].map((error) => at(error.pos[0], [], explain(error))),
    ...anchors(document).map((offset) => at(offset, [], ANCHOR)),
  ];
  return {
    file,
    problems,
    data: problems.length > 0 ? undefined : document.toJS(),
    problem: (path, finding, part = 'value') => at(offsetOf(document, path, part), path, finding),
  };
}

function explain(error: { readonly code: string; readonly message: string }): Finding {
  if (error.code === 'DUPLICATE_KEY') {
    return { what: 'the same field is given twice', mend: 'keep one of the two' };
  }
  const what = `not valid YAML: ${error.message.split('\n')[0]?.replace(/\.$/, '')}`;
  return {
    what,
    mend: 'check indentation, and put text that has ": ", " #" or { } in it, or a comma inside [ ], in quotes',
  };
}

const ANCHOR: Finding = {
  what: '* and & at the start of a value make a YAML alias or anchor',
  mend: 'put the text in quotes',
};

/** Nobody needs anchors here, and in text they are a slip that loses a word without an error. */
function anchors(document: Document.Parsed): number[] {
  const offsets: number[] = [];
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node) || node.anchor !== undefined) offsets.push(node.range?.[0] ?? 0);
    },
  });
  return offsets;
}

/** Where a path stands; for a path that does not exist, its nearest parent that does. */
function offsetOf(document: Document.Parsed, path: Path, part: 'key' | 'value'): number {
  let node: Node | null = document.contents;
  let offset = node?.range?.[0] ?? 0;
  for (const [index, step] of path.entries()) {
    const pair = isMap(node) ? node.items.find((item) => keyOf(item) === String(step)) : undefined;
    const next: unknown = isSeq(node) ? node.items[Number(step)] : pair?.value;
    const isLast = index === path.length - 1;
    if (pair !== undefined && isNode(pair.key)) {
      offset = pair.key.range?.[0] ?? offset;
      if (isLast && part === 'key') return offset;
    }
    if (!isNode(next)) return offset;
    node = next;
    if (!isLast || isScalar(next) || isSeq(node)) offset = next.range?.[0] ?? offset;
  }
  return offset;
}

function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
}
