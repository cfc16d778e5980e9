import * as v from 'valibot';

const PLACEHOLDER = /\{(\w+)\}/g;

/** A sentence, and the placeholders (`{holder}`) that it may use. */
const sentence = (...placeholders: string[]) =>
  v.pipe(
    v.string(),
    v.nonEmpty('must not be empty'),
    v.check(
      (text) => [...text.matchAll(PLACEHOLDER)].every(([, key = '']) => placeholders.includes(key)),
      `may use only these placeholders: ${placeholders.map((key) => `{${key}}`).join(', ') || 'none'}`,
    ),
  );

/** The `assign` section of the reply texts of one language (intents/replies/assign.yaml). */
export const assignTexts = v.strictObject({
  scope: v.strictObject({
    all: sentence(),
    group: sentence('group'),
    on: sentence('what', 'service'),
    in: sentence('what', 'environment'),
  }),
  ours: sentence('holder', 'by', 'date'),
  oursIn: sentence('environment', 'holder', 'by', 'date'),
  tied: sentence('holders', 'scope'),
  tiedPart: sentence('holder', 'scope'),
  somebody: sentence(),
  nobody: sentence('scope'),
  title: sentence('duty'),
  theirs: sentence('owner'),
  full: sentence(),
  sayFull: sentence('duty'),
  notify: sentence(),
  notified: sentence('asker', 'scope'),
  notifiedSomebody: sentence('scope'),
  notThere: sentence(),
  confirm: v.strictObject({
    set: sentence('holder'),
    forget: sentence(),
    use: sentence(),
    drop: sentence(),
    undo: sentence(),
    first: sentence(),
    replaces: sentence('scope', 'holder', 'by', 'date', 'new'),
    crosses: sentence('other', 'holder'),
    yes: sentence(),
    no: sentence(),
    replace: sentence(),
  }),
  done: v.strictObject({
    set: sentence('holder', 'scopes'),
    forget: sentence('scopes'),
    use: sentence('services'),
    drop: sentence('services'),
    undo: sentence('what'),
  }),
  kept: sentence(),
  stale: sentence(),
  changed: sentence(),
  notAdmin: sentence('admins'),
  notAdminSettings: sentence(),
  noDuty: sentence('duty'),
  noneThere: sentence('scopes'),
  notTheirs: sentence('scope', 'holder', 'named'),
  busy: sentence(),
  nothingToUndo: sentence(),
  list: v.strictObject({
    title: sentence(),
    empty: sentence(),
    columns: v.strictObject({
      duty: sentence(),
      service: sentence(),
      environment: sentence(),
      holder: sentence(),
      set: sentence(),
      by: sentence(),
      on: sentence(),
    }),
    any: sentence(),
    set: sentence('by', 'date'),
    more: sentence('count'),
  }),
  history: v.strictObject({
    title: sentence(),
    line: sentence('date', 'by', 'what'),
    set: sentence('holder', 'scopes'),
    forget: sentence('scopes'),
    use: sentence('services'),
    drop: sentence('services'),
    admin: sentence('name'),
    many: sentence('count'),
  }),
  used: v.strictObject({ title: sentence(), empty: sentence() }),
  gaps: v.strictObject({
    title: sentence('count', 'services'),
    none: sentence('services'),
    columns: v.strictObject({
      group: sentence(),
      duty: sentence(),
      service: sentence(),
      owner: sentence(),
      customer: sentence(),
      shared: sentence(),
    }),
    customer: sentence(),
    shared: sentence(),
    more: sentence('count'),
    how: sentence(),
    file: sentence(),
    sayFile: sentence(),
  }),
});

export type AssignTexts = v.InferOutput<typeof assignTexts>;
