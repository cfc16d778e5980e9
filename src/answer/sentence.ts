import * as v from 'valibot';

const PLACEHOLDER = /\{(\w+)\}/g;

/** The schema of a reply text that may use these placeholders (`{votes}`) and no others. */
export const sentence = (...placeholders: string[]) =>
  v.pipe(
    v.string(),
    v.nonEmpty('must not be empty'),
    v.check(
      (text) => [...text.matchAll(PLACEHOLDER)].every(([, key = '']) => placeholders.includes(key)),
      `may use only these placeholders: ${placeholders.map((key) => `{${key}}`).join(', ') || 'none'}`,
    ),
  );
