import * as v from 'valibot';
import {
  address,
  byId,
  byShape,
  closed,
  day,
  filledList,
  id,
  isMapping,
  list,
  message,
  oneOf,
  reference,
  text,
} from './fields.js';

export const source = closed({
  title: text('the title of the document'),
  publisher: text('who publishes it'),
  url: address('its address'),
  checked: day('the day somebody last looked at it'),
});

const duty = v.pipe(
  text('what the side does, starting with a verb: Patches the engine in the window'),
  v.check(
    (input) => !/^nothing\b/i.test(input),
    message('a duty begins with "Nothing"', 'leave the duty out: an empty list says nothing'),
  ),
  v.check(
    (input) => input.split('(').length === input.split(')').length,
    message(
      'a duty has half a pair of brackets',
      'close it, or, if a comma inside [ ] cut it in two, put the whole duty in quotes',
    ),
  ),
  v.check((input) => !input.endsWith('.'), message('a duty ends with a full stop', 'remove the full stop')),
  v.check(
    (input) => !/^\p{Ll}/u.test(input),
    message(
      'a duty begins with a small letter',
      'begin with a capital, or, if a comma inside [ ] cut it in two, put the whole duty in quotes',
    ),
  ),
);

const sourceKey = reference(
  'a source key',
  'the key of a source: of this file, of knowledge/sources.yaml, or rds/maintenance for the key of a service',
);
const sourceKeys = byShape((input) => Array.isArray(input), filledList(sourceKey, 'keys of sources'), sourceKey);

/** The key or keys of the sources that a text was read from. */
export const cited = v.pipe(sourceKeys, v.description('the key of the source it was read from, or a list of keys'));

/** Who does what for one duty. */
export const split = closed({
  owner: oneOf(['aws', 'customer', 'shared', 'vendor'], 'the side whose action decides whether the duty gets done'),
  vendor: v.exactOptional(text('the third party by name, only with owner: vendor')),
  aws: list(duty, 'what AWS does, [] for nothing'),
  customer: list(duty, 'what the customer does, [] for nothing'),
  because: text('why the line is there, in one or two sentences'),
  source: cited,
});

const inapplicable = closed({
  inapplicable: text('why the service has no such duty, in one sentence'),
  instead: v.exactOptional(id('the control that takes its place')),
});

/** One statement about one control: a split, or that there is no such duty. */
export const fact = byShape((input) => isMapping(input) && 'inapplicable' in input, inapplicable, split);

export const facts = byId(fact, 'facts by control id');

export type RawSplit = v.InferOutput<typeof split>;
export type RawFact = v.InferOutput<typeof fact>;
