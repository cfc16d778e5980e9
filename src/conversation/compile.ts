import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import { answerTexts } from '../answer/texts.js';
import { assignTexts } from '../assignments/texts.js';
import { quizTexts } from '../quiz/texts.js';
import type { Replies } from './replies.js';

/** The reply texts cannot be used; each problem names file, line, field and mend. */
export class RepliesError extends Error {
  override readonly name = 'RepliesError';

  constructor(readonly problems: readonly string[]) {
    super(`The reply texts have problems:\n${problems.join('\n')}`);
  }
}

/**
 * Reads and checks `replies/answers.yaml`, `replies/quiz.yaml` and `replies/assign.yaml` of the language folder. Done when the project is
 * built, not when it answers.
 *
 * @throws RepliesError with every problem.
 */
export function compileReplies(intentsDir: string, language = 'en'): Replies {
  const answers = read(intentsDir, 'answers', language, answerTexts);
  const quiz = read(intentsDir, 'quiz', language, quizTexts);
  const assign = read(intentsDir, 'assign', language, assignTexts);
  if (answers.texts === null || quiz.texts === null || assign.texts === null)
    throw new RepliesError([...answers.problems, ...quiz.problems, ...assign.problems]);
  return { answers: answers.texts, quiz: quiz.texts, assign: assign.texts };
}

interface Reading<Texts> {
  /** Null exactly when there are problems. */
  readonly texts: Texts | null;
  readonly problems: readonly string[];
}

function read<Texts>(
  dir: string,
  part: string,
  language: string,
  schema: v.GenericSchema<unknown, Texts>,
): Reading<Texts> {
  const file = `intents/replies/${part}.yaml`;
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(join(dir, 'replies', `${part}.yaml`), 'utf8'), { lineCounter: lines });
  if (document.errors.length > 0) {
    return {
      texts: null,
      problems: document.errors.map(({ message, pos }) => `${file}:${lines.linePos(pos[0]).line} ${message}`),
    };
  }
  const checked = v.safeParse(
    schema,
    document.getIn([part, language], true) === undefined ? undefined : document.toJS()[part][language],
  );
  if (checked.success) return { texts: checked.output, problems: [] };
  const problems = checked.issues.map(({ path = [], message }) => {
    const field = [part, language, ...path.map(({ key }) => String(key))];
    return `${file}:${lines.linePos(offsetOf(document, field)).line} ${field.join('.')}: ${message}`;
  });
  return { texts: null, problems };
}

/** Where a field stands; one that is missing has no place, so the nearest around it is taken. */
function offsetOf(document: Document, field: readonly string[]): number {
  for (let length = field.length; length > 0; length -= 1) {
    const node = document.getIn(field.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}
