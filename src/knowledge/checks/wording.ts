import type { Problem } from '../problem.js';
import { type Base, writtenFacts } from './base.js';

/**
 * How a duty begins: a verb in the third person, or one that has no such form ("Can", "Must"), an adverb before it,
 * or the past of a duty that ended with its service ("Had to move its work", "Kept").
 */
const OPENING =
  /^(?:\p{Lu}[\p{L}-]*s|\p{Lu}\p{Ll}*ly|Never|Also|Still|Itself|Can(?:not)?|May|Must|Could|\p{Lu}\p{Ll}*ed|Had|Kept|Ran|Did|Gave|Chose)\b/u;

/** Warns of duties that do not begin with a verb ("Patches …"), and of reasons that are no sentences. */
export function* wording({ files }: Base): Generator<Problem> {
  for (const { document, path, fact } of writtenFacts(files)) {
    if ('inapplicable' in fact) {
      yield* sentence(fact.inapplicable, (finding) => document.problem([...path, 'inapplicable'], finding));
      continue;
    }
    yield* sentence(fact.because, (finding) => document.problem([...path, 'because'], finding));
    for (const side of ['aws', 'customer'] as const) {
      for (const [index, duty] of fact[side].entries()) {
        if (OPENING.test(duty)) continue;
        yield document.problem([...path, side, index], {
          what: `the duty "${duty}" does not begin with a verb in the third person`,
          mend: 'begin with what the side does: "Patches the engine"',
        });
      }
    }
  }
}

function* sentence(text: string, problem: (finding: { what: string; mend: string }) => Problem): Generator<Problem> {
  if (/[.!?)]$/.test(text)) return;
  yield problem({ what: 'the reason is not a sentence', mend: 'write a plain sentence with a full stop' });
}
