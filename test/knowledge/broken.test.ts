import { describe, expect, it } from 'vitest';
import { inspectKnowledge } from '../../src/knowledge/compile.js';
import { formatProblem } from '../../src/knowledge/problem.js';
import { slips } from './broken.cases.js';
import { knowledgeDir } from './fixture.js';

const today = '2026-11-24';
const linesOf = (files: Readonly<Record<string, string | null>>) =>
  inspectKnowledge(knowledgeDir(files), { today }).problems.map(formatProblem);

describe('a slip in the YAML is answered with file, line, column, field and mend', () => {
  it.each(slips)('$slip', ({ files, line }) => {
    expect(linesOf(files)).toEqual([line]);
  });
});
