/** One thing wrong in the YAML of the knowledge base, and where a person finds and mends it. */
export interface Problem {
  /** `knowledge/services/rds.yaml` */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The field, as `facts.engine-patching.owner`; empty where the whole file is meant. */
  readonly path: string;
  readonly what: string;
  readonly mend: string;
}

/** Gives one readable line: `file:line:column field: what is wrong. Mend: what to do.` */
export function formatProblem(problem: Problem): string {
  const field = problem.path === '' ? '' : `${problem.path}: `;
  return `${problem.file}:${problem.line}:${problem.column} ${field}${problem.what}. Mend: ${problem.mend}.`;
}

/** Thrown where a knowledge base cannot be compiled; the message lists every problem, one a line. */
export class KnowledgeError extends Error {
  override readonly name = 'KnowledgeError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
    super(`The knowledge base has ${count}:\n${problems.map(formatProblem).join('\n')}`);
    this.problems = problems;
  }
}
