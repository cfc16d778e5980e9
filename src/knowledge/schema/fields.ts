import * as v from 'valibot';

/**
 * The building blocks of the file schemas. Every message has two lines: what is wrong, and the mend,
 * because a person who never saw this code must be able to repair a file by the message alone.
 */

export const message = (what: string, mend: string): string => `${what}\n${mend}`;

/** Takes a message of `message()` apart. */
export function readMessage(text: string): { what: string; mend: string } {
  const [what = text, mend = 'see docs/knowledge.md'] = text.split('\n');
  return { what, mend };
}

const got = (received: string): string => (received === 'null' ? 'nothing' : received);
const expects = (what: string, mend: string) => (issue: v.BaseIssue<unknown>) =>
  message(`expected ${what}, found ${got(issue.received)}`, mend);

/** A mapping with exactly these fields. Each field should have a `v.description`: it becomes part of the mend. */
export function closed<const Entries extends v.ObjectEntries>(entries: Entries) {
  const names = Object.keys(entries);
  return v.strictObject(entries, (issue) => {
    const key = String(issue.path?.at(-1)?.key ?? '');
    if (issue.expected === 'never') {
      return message(`unknown field "${key}"`, `remove it, or use one of: ${names.join(', ')}`);
    }
    const entry = entries[key];
    if (entry !== undefined) {
      return message(`the field "${key}" is missing`, `add "${key}"${describe(entry)}`);
    }
    return message(`expected fields, found ${got(issue.received)}`, `write the fields ${names.join(', ')}`);
  });
}

function describe(entry: v.ObjectEntries[string]): string {
  const description = v.getDescription(entry as v.GenericSchema);
  return description === undefined ? '' : `: ${description}`;
}

/** Text that is not empty. */
export const text = (description: string) =>
  v.pipe(
    v.string(expects('text', 'write one text; put it in quotes if it is a number, a date or has ": " in it')),
    v.trim(),
    v.minLength(1, message('the text is empty', 'write it, or leave the field out if it may be left out')),
    v.description(description),
  );

const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const kebab = (what: string) =>
  v.pipe(
    v.string(expects(what, 'write an id such as guest-os-patching; put it in quotes if it is a number')),
    v.regex(KEBAB, (issue) =>
      message(`"${issue.input}" is not an id`, 'use lower-case letters and digits with single hyphens'),
    ),
  );

/** An id: lower-case words joined by hyphens. */
export const id = (description: string) => v.pipe(kebab('an id'), v.description(description));

/** An id, or the id of a service and of something in it, joined by a slash. */
export const reference = (what: string, description: string) =>
  v.pipe(
    v.string(expects(what, 'write an id such as rds, or with what is in it, rds/custom-oracle')),
    v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)?$/, (issue) =>
      message(`"${issue.input}" is not ${what}`, 'write an id such as rds, or with what is in it, rds/custom-oracle'),
    ),
    v.description(description),
  );

/** One of these words. */
export const oneOf = <const Words extends readonly string[]>(words: Words, description: string) =>
  v.pipe(
    v.picklist(words, expects(`one of ${words.join(', ')}`, `write one of: ${words.join(', ')}`)),
    v.description(description),
  );

/** A list. */
export const list = <const Item extends v.GenericSchema>(item: Item, description: string) =>
  v.pipe(v.array(item, expects('a list', 'write [first, second], or [] for none')), v.description(description));

/** A list with at least one item. */
export const filledList = <const Item extends v.GenericSchema>(item: Item, description: string) =>
  v.pipe(
    v.array(item, expects('a list', 'write [first, second]')),
    v.minLength(1, message('the list is empty', 'give at least one item')),
    v.description(description),
  );

/** A mapping from ids to values of one kind. */
export const byId = <const Value extends v.GenericSchema>(value: Value, description: string) =>
  v.pipe(
    v.record(kebab('an id'), value, expects('a mapping from ids', 'write "id: …" lines, or leave the field out')),
    v.description(description),
  );

/** The options of a `byShape` schema, for the writer of the editor schemas, which cannot see through `v.lazy`. */
export const shapes = new WeakMap<v.GenericSchema, readonly v.GenericSchema[]>();

/**
 * Either of two schemas, picked by the look of the data. A plain union would answer a slip in either
 * with "fits none"; this gives the errors of the one that was meant.
 */
export function byShape<const A extends v.GenericSchema, const B extends v.GenericSchema>(
  isFirst: (input: unknown) => boolean,
  first: A,
  second: B,
): v.LazySchema<A | B> {
  const schema = v.lazy((input: unknown): A | B => (isFirst(input) ? first : second));
  shapes.set(schema, [first, second]);
  return schema;
}

export const isMapping = (input: unknown): input is Record<string, unknown> =>
  typeof input === 'object' && input !== null && !Array.isArray(input);

/** A real day, YYYY-MM-DD. */
export const day = (description: string) =>
  v.pipe(
    v.string(expects('a day', 'write the day as YYYY-MM-DD')),
    v.regex(/^\d{4}-\d{2}-\d{2}$/, (issue) => message(`"${issue.input}" is not a day`, 'write the day as YYYY-MM-DD')),
    v.check(
      (input) => isDay(input),
      (issue) => message(`the calendar has no day "${issue.input}"`, 'write the day as YYYY-MM-DD'),
    ),
    v.description(description),
  );

function isDay(input: string): boolean {
  const date = new Date(`${input}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(input);
}

/** A web address over https. */
export const address = (description: string) =>
  v.pipe(
    v.string(expects('a web address', 'write the address as "https://…"')),
    v.url((issue) =>
      message(`"${issue.input}" is not a web address`, 'write the full address, beginning with https://'),
    ),
    v.startsWith('https://', (issue) =>
      message(`"${issue.input}" is not an https address`, 'write the full address, beginning with https://'),
    ),
    v.description(description),
  );

export const yesNo = (description: string) =>
  v.pipe(v.boolean(expects('true or false', 'write true or false')), v.description(description));

/** A whole number from 1. */
export const count = (description: string) =>
  v.pipe(
    v.number(expects('a whole number', 'write a number such as 3')),
    v.integer((issue) => message(`${issue.input} is not a whole number`, 'write a number such as 3')),
    v.minValue(1, (issue) => message(`${issue.input} is less than 1`, 'count from 1')),
    v.description(description),
  );
