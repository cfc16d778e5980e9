import * as v from 'valibot';
import { cited, facts, source, split } from './facts.js';
import { byId, byShape, closed, count, filledList, id, list, oneOf, reference, text, yesNo } from './fields.js';

/** `knowledge/controls/<group>.yaml` */
export const controls = closed({
  group: id('the id of the group, equal to the file name'),
  title: text('the name of the group as people read it'),
  order: v.exactOptional(count('the place of the group in lists, from 1; groups without one come last')),
  controls: byId(
    closed({
      name: text('reads after "who is responsible for": patching the guest operating system'),
      definition: text('what the duty is, in a sentence or two'),
      kind: oneOf(['inherited', 'shared', 'customer-specific', 'service-dependent'], 'how AWS sorts the control'),
      withoutService: oneOf(['answer', 'ask'], 'what to do when a question names no service'),
      rule: v.pipe(split, v.description('the general split, used where no service or archetype says otherwise')),
      everyService: v.exactOptional(
        yesNo('list it among the duties of every service? by default inherited and shared controls are'),
      ),
      phrases: filledList(text('a phrase'), 'what people type when they mean this duty'),
    }),
    'controls by id',
  ),
});

const patching = filledList(id('a control id'), 'what bare "patching" means here: control ids, the usual one first');

/** `knowledge/archetypes/<id>.yaml` */
export const archetype = closed({
  id: id('the id, equal to the file name'),
  name: text('reads after "a": serverless service'),
  definition: text('which services belong here, in a sentence or two'),
  patching,
  facts,
});

const aliases = list(text('an alias'), 'what people call it');
const weakAliases = v.exactOptional(
  list(text('an alias'), 'words that mean it only where something else shows that AWS is meant: bucket'),
);

const variant = closed({
  name: text('the name of the variant: RDS Custom for Oracle'),
  aliases,
  weakAliases,
  archetype: v.exactOptional(id('the archetype, only where it differs from that of the service')),
  patching: v.exactOptional(patching),
  facts: v.exactOptional(facts),
});

const label = closed({
  model: oneOf(['iaas', 'paas', 'saas'], 'the service model'),
  by: oneOf(['module', 'analogy'], 'module: the training module says so; analogy: our own sorting'),
  note: v.exactOptional(text('a caveat to say with it')),
});

const note = v.exactOptional(text('what to say of it'));
const status = byShape(
  (input) => typeof input === 'string',
  oneOf(['active'], 'active'),
  v.variant(
    'state',
    [
      closed({ state: v.literal('active') }),
      closed({ state: v.literal('closed-to-new'), note }),
      closed({ state: v.literal('retired'), since: text('when it ended, in quotes: "2025"'), note }),
    ],
    'expected a status\nwrite active, {state: closed-to-new, note: …} or {state: retired, since: "2025", note: …}',
  ),
);

/** `knowledge/services/<id>.yaml` */
export const service = closed({
  id: id('the id, equal to the file name'),
  name: text('the current short official name: Amazon RDS'),
  fullName: text('the long official name: Amazon Relational Database Service (Amazon RDS)'),
  formerNames: v.exactOptional(list(text('a former name'), 'names it had before')),
  aliases,
  weakAliases,
  category: text('the category in the AWS console: Database'),
  archetype: id('the id of its archetype'),
  label: v.exactOptional(label),
  status: v.pipe(status, v.description('active, {state: closed-to-new, note: …} or {state: retired, since: "2025"}')),
  summary: text('one sentence: what the service is'),
  guide: v.exactOptional(id('the key of the source that is its security page')),
  patching: v.exactOptional(patching),
  sources: v.exactOptional(byId(source, 'documents that only this service cites, by key')),
  facts: v.exactOptional(facts),
  variants: v.exactOptional(byId(variant, 'variants by id')),
});

/** `knowledge/sources.yaml` */
export const sources = byId(source, 'documents cited by several files, by key');

/** `knowledge/software.yaml` */
export const software = byId(
  closed({
    name: text('its name'),
    aliases,
    kind: oneOf(
      [
        'database',
        'cache',
        'broker',
        'search',
        'os',
        'runtime',
        'orchestrator',
        'analytics',
        'directory',
        'application',
        'library',
        'vendor',
      ],
      'what it is',
    ),
    managedBy: list(
      reference('a service', 'a service id, or service/variant'),
      'the services that run it for the customer, [] for none',
    ),
  }),
  'software by id',
);

/** `knowledge/topics/<any>.yaml` */
export const topics = byId(
  closed({
    title: text('the title'),
    kind: oneOf(['definition', 'policy', 'misconception'], 'what it is'),
    phrases: filledList(text('a phrase'), 'what people call it or say'),
    answer: text('the plain answer'),
    points: v.exactOptional(list(text('a point'), 'points to list below the answer')),
    source: cited,
    truth: v.exactOptional(yesNo('for a misconception: is the statement in its phrases true?')),
    about: v.exactOptional(
      closed({ service: v.exactOptional(id('a service id')), control: v.exactOptional(id('a control id')) }),
    ),
  }),
  'topics by id',
);
