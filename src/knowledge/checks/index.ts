import type { Problem } from '../problem.js';
import type { Base, Check } from './base.js';
import { loops, splits } from './facts.js';
import { identity } from './identity.js';
import { sharedNames } from './names.js';
import { references } from './references.js';
import { citedSources, freshSources, uncitedSources } from './sources.js';
import { scenarios, topics } from './talk.js';
import { wording } from './wording.js';

const problems: readonly Check[] = [identity, references, splits, loops, citedSources, freshSources, topics, scenarios];
const warnings: readonly Check[] = [sharedNames, uncitedSources, wording];

/** Checks what no schema of one file can see. A problem makes the base unusable; a warning asks for a look. */
export function crossCheck(base: Base): { problems: Problem[]; warnings: Problem[] } {
  return {
    problems: problems.flatMap((check) => [...check(base)]),
    warnings: warnings.flatMap((check) => [...check(base)]),
  };
}
