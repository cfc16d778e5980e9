import { changed } from './fixture.js';

/** A slip that people make, and the one line by which they mend it. */
export interface Slip {
  readonly slip: string;
  readonly files: Readonly<Record<string, string | null>>;
  readonly line: string;
}

const rds = (from: string, to: string) => changed('services/rds.yaml', from, to);
const s3 = (from: string, to: string) => changed('services/s3.yaml', from, to);
const access = (from: string, to: string) => changed('controls/access.yaml', from, to);
const topic = (from: string, to: string) => changed('topics/model.yaml', from, to);
const shop = (from: string, to: string) => changed('scenarios/shop.yaml', from, to);
const finished = (from: string, to: string) => changed('archetypes/finished.yaml', from, to);

/** A second file that gives `permissions` again. */
const OTHER = `group: other
title: Other
controls:
  permissions:
    name: granting permissions
    definition: Who may do what.
    kind: customer-specific
    withoutService: answer
    rule: {owner: customer, aws: [], customer: [Grants rights], because: Only you know., source: model}
    phrases: [rights]
`;

export const slips: readonly Slip[] = [
  {
    slip: 'an unknown field',
    files: s3('summary:', 'sumary: x\nsummary:'),
    line: 'knowledge/services/s3.yaml:10:1 sumary: unknown field "sumary". Mend: remove it, or use one of: id, name, fullName, formerNames, aliases, weakAliases, category, archetype, label, status, summary, guide, patching, sources, facts, variants.',
  },
  {
    slip: 'a missing field',
    files: s3('category: Storage\n', ''),
    line: 'knowledge/services/s3.yaml:1:1 category: the field "category" is missing. Mend: add "category": the category in the AWS console: Database.',
  },
  {
    slip: 'a number for text',
    files: s3('category: Storage', 'category: 3'),
    line: 'knowledge/services/s3.yaml:6:11 category: expected text, found 3. Mend: write one text; put it in quotes if it is a number, a date or has ": " in it.',
  },
  {
    slip: 'an empty text',
    files: s3('category: Storage', 'category: " "'),
    line: 'knowledge/services/s3.yaml:6:11 category: the text is empty. Mend: write it, or leave the field out if it may be left out.',
  },
  {
    slip: 'nothing where fields belong',
    files: rds('variants:', 'label:\nvariants:'),
    line: 'knowledge/services/rds.yaml:14:7 label: expected fields, found nothing. Mend: write the fields model, by, note.',
  },
  {
    slip: 'a text for a list',
    files: s3('aliases: [s3]', 'aliases: s3'),
    line: 'knowledge/services/s3.yaml:5:10 aliases: expected a list, found "s3". Mend: write [first, second], or [] for none.',
  },
  {
    slip: 'a word that is none of the owners',
    files: rds('owner: aws', 'owner: amazon'),
    line: 'knowledge/services/rds.yaml:13:28 facts.engine-patching.owner: expected one of aws, customer, shared, vendor, found "amazon". Mend: write one of: aws, customer, shared, vendor.',
  },
  {
    slip: 'an id with capitals',
    files: rds('engine-patching: {owner: aws', 'Engine_Patching: {owner: aws'),
    line: 'knowledge/services/rds.yaml:13:3 facts.Engine_Patching: "Engine_Patching" is not an id. Mend: use lower-case letters and digits with single hyphens.',
  },
  {
    slip: 'an unknown status',
    files: s3('state: closed-to-new', 'state: closed'),
    line: 'knowledge/services/s3.yaml:9:17 status.state: expected a status. Mend: write active, {state: closed-to-new, note: …} or {state: retired, since: "2025", note: …}.',
  },
  {
    slip: 'a retired service with no year',
    files: s3('state: closed-to-new', 'state: retired'),
    line: 'knowledge/services/s3.yaml:9:9 status.since: the field "since" is missing. Mend: add "since": when it ended, in quotes: "2025".',
  },
  {
    slip: 'an address without https',
    files: rds('https://example.org/rds', 'http://example.org/rds'),
    line: 'knowledge/services/rds.yaml:11:59 sources.security.url: "http://example.org/rds" is not an https address. Mend: write the full address, beginning with https://.',
  },
  {
    slip: 'an address that is none',
    files: rds('https://example.org/rds', 'example'),
    line: 'knowledge/services/rds.yaml:11:59 sources.security.url: "example" is not a web address. Mend: write the full address, beginning with https://.',
  },
  {
    slip: 'a day that is not in the calendar',
    files: rds('2026-11-02', '2026-02-30'),
    line: 'knowledge/services/rds.yaml:11:95 sources.security.checked: the calendar has no day "2026-02-30". Mend: write the day as YYYY-MM-DD.',
  },
  {
    slip: 'a day in another order',
    files: rds('2026-11-02', '02.11.2026'),
    line: 'knowledge/services/rds.yaml:11:95 sources.security.checked: "02.11.2026" is not a day. Mend: write the day as YYYY-MM-DD.',
  },
  {
    slip: 'text with a colon',
    files: s3('summary: Objects.', 'summary: Objects: many.'),
    line: 'knowledge/services/s3.yaml:10:10 not valid YAML: Nested mappings are not allowed in compact mappings. Mend: check indentation, and put text that has ": ", " #" or { } in it, or a comma inside [ ], in quotes.',
  },
  {
    slip: 'a brace without quotes',
    files: rds('[Patches the engine]', '[Patches {service}]'),
    line: 'knowledge/services/rds.yaml:13:47 not valid YAML: Missing , or : between flow sequence items. Mend: check indentation, and put text that has ": ", " #" or { } in it, or a comma inside [ ], in quotes.',
  },
  {
    slip: 'a star at the start of a text',
    files: s3('summary: Objects.', 'summary: *Objects*'),
    line: 'knowledge/services/s3.yaml:10:10 * and & at the start of a value make a YAML alias or anchor. Mend: put the text in quotes.',
  },
  {
    slip: 'an ampersand at the start of a text',
    files: s3('category: Storage', 'category: &Storage and more'),
    line: 'knowledge/services/s3.yaml:6:20 * and & at the start of a value make a YAML alias or anchor. Mend: put the text in quotes.',
  },
  {
    slip: 'two facts for one control',
    files: s3('summary', 'facts: {}\nfacts: {}\nsummary'),
    line: 'knowledge/services/s3.yaml:11:1 the same field is given twice. Mend: keep one of the two.',
  },
  {
    slip: 'a duty that says nothing',
    files: rds('Sets the window', 'Nothing to do'),
    line: 'knowledge/services/rds.yaml:13:71 facts.engine-patching.customer.0: a duty begins with "Nothing". Mend: leave the duty out: an empty list says nothing.',
  },
  {
    slip: 'a duty with a full stop',
    files: rds('Sets the window', 'Sets the window.'),
    line: 'knowledge/services/rds.yaml:13:71 facts.engine-patching.customer.0: a duty ends with a full stop. Mend: remove the full stop.',
  },
  {
    slip: 'a duty cut by its comma',
    files: rds('Sets the window', 'Sets the window, says when'),
    line: 'knowledge/services/rds.yaml:13:88 facts.engine-patching.customer.1: a duty begins with a small letter. Mend: begin with a capital, or, if a comma inside [ ] cut it in two, put the whole duty in quotes.',
  },
  {
    slip: 'a duty with half a pair of brackets',
    files: rds('Sets the window', 'Sets the window (a day'),
    line: 'knowledge/services/rds.yaml:13:71 facts.engine-patching.customer.0: a duty has half a pair of brackets. Mend: close it, or, if a comma inside [ ] cut it in two, put the whole duty in quotes.',
  },
  {
    slip: 'no duty at all',
    files: access('aws: [Enforces the rules], customer: [Writes the rules]', 'aws: [], customer: []'),
    line: 'knowledge/controls/access.yaml:18:5 controls.security-groups.rule: both duty lists are empty. Mend: say under "aws" or "customer" what the owner does.',
  },
  {
    slip: 'a fact with no source',
    files: rds(', because: It is on by default., source: security', ', because: It is on by default.'),
    line: 'knowledge/services/rds.yaml:13:20 facts.engine-patching.source: the field "source" is missing. Mend: add "source": the key of the source it was read from, or a list of keys.',
  },
  {
    slip: 'an empty list of sources',
    files: rds('[security, model]', '[]'),
    line: 'knowledge/services/rds.yaml:20:118 variants.custom.facts.permissions.source: the list is empty. Mend: give at least one item.',
  },
  {
    slip: 'a control with no rule',
    files: access(
      '    rule: {owner: customer, aws: [], customer: [Grants rights], because: Only you know who needs what., source: model}\n',
      '',
    ),
    line: 'knowledge/controls/access.yaml:6:5 controls.permissions.rule: the field "rule" is missing. Mend: add "rule": the general split, used where no service or archetype says otherwise.',
  },
  {
    slip: 'a vendor without a name',
    files: rds('vendor: Acme, ', ''),
    line: 'knowledge/services/rds.yaml:25:32 variants.cluster.facts.engine-patching.owner: the owner is a vendor that is not named. Mend: add "vendor": the name of the third party.',
  },
  {
    slip: 'a vendor who owns nothing',
    files: rds('owner: shared', 'owner: shared, vendor: Acme'),
    line: 'knowledge/services/rds.yaml:20:44 variants.custom.facts.permissions.vendor: a vendor is named, but the owner is shared. Mend: remove "vendor", or write owner: vendor.',
  },
  {
    slip: 'an owner beside inapplicable',
    files: finished('instead: permissions', 'owner: aws'),
    line: 'knowledge/archetypes/finished.yaml:6:83 facts.security-groups.owner: unknown field "owner". Mend: remove it, or use one of: inapplicable, instead.',
  },
  {
    slip: 'a fact of an unknown control',
    files: rds('permissions:', 'permission:'),
    line: 'knowledge/services/rds.yaml:20:7 variants.custom.facts.permission: there is no "permission" in knowledge/controls/. Mend: write an id from knowledge/controls/ (did you mean permissions?), or add it there.',
  },
  {
    slip: 'an unknown control in its place',
    files: finished('instead: permissions', 'instead: rights'),
    line: 'knowledge/archetypes/finished.yaml:6:92 facts.security-groups.instead: there is no "rights" in knowledge/controls/. Mend: write an id from knowledge/controls/, or add it there.',
  },
  {
    slip: 'an unknown archetype',
    files: s3('archetype: finished', 'archetype: serverless'),
    line: 'knowledge/services/s3.yaml:7:12 archetype: there is no "serverless" in knowledge/archetypes/. Mend: write an id from knowledge/archetypes/, or add it there.',
  },
  {
    slip: 'an unknown archetype of a variant',
    files: rds('archetype: infrastructure', 'archetype: infrastruct'),
    line: 'knowledge/services/rds.yaml:18:16 variants.custom.archetype: there is no "infrastruct" in knowledge/archetypes/. Mend: write an id from knowledge/archetypes/ (did you mean infrastructure?), or add it there.',
  },
  {
    slip: 'an unknown control as patching',
    files: s3('status', 'patching: [engine-patching, engine]\nstatus'),
    line: 'knowledge/services/s3.yaml:9:29 patching.1: there is no "engine" in knowledge/controls/. Mend: write an id from knowledge/controls/ (did you mean engine-patching?), or add it there.',
  },
  {
    slip: 'an unknown source',
    files: rds('source: [security, model]', 'source: [security, modle]'),
    line: 'knowledge/services/rds.yaml:20:129 variants.custom.facts.permissions.source.1: there is no source "modle". Mend: add it under "sources" in this file or in knowledge/sources.yaml, or write the key of one that is there (did you mean model?).',
  },
  {
    slip: 'an unknown guide',
    files: s3('summary', 'guide: security\nsummary'),
    line: 'knowledge/services/s3.yaml:10:8 guide: there is no source "security". Mend: add it under "sources" in this file or in knowledge/sources.yaml, or write the key of one that is there (did you mean rds/security?).',
  },
  {
    slip: 'an unknown source of a topic',
    files: topic('source: rds/security', 'source: rds/safety'),
    line: 'knowledge/topics/model.yaml:2:138 aws-does-all.source: there is no source "rds/safety". Mend: add it in knowledge/sources.yaml, or write the key of one that is there (did you mean rds/security?).',
  },
  {
    slip: 'software on an unknown service',
    files: changed('software.yaml', '[rds, ', '[rdss, '),
    line: 'knowledge/software.yaml:1:74 oracle.managedBy.0: there is no "rdss" in knowledge/services/. Mend: write an id from knowledge/services/ (did you mean rds?), or add it there.',
  },
  {
    slip: 'software on an unknown variant',
    files: changed('software.yaml', 'rds/custom', 's3/custom'),
    line: 'knowledge/software.yaml:1:79 oracle.managedBy.1: there is no variant "custom" in knowledge/services/s3.yaml. Mend: that service has no variants: add it there, or remove it here.',
  },
  {
    slip: 'a topic about an unknown service',
    files: topic('service: rds', 'service: aurora'),
    line: 'knowledge/topics/model.yaml:1:126 the-model.about.service: there is no "aurora" in knowledge/services/. Mend: write an id from knowledge/services/, or add it there.',
  },
  {
    slip: 'a topic about an unknown control',
    files: topic('control: engine-patching', 'control: engine-patch'),
    line: 'knowledge/topics/model.yaml:1:140 the-model.about.control: there is no "engine-patch" in knowledge/controls/. Mend: write an id from knowledge/controls/ (did you mean engine-patching?), or add it there.',
  },
  {
    slip: 'a misconception neither true nor false',
    files: topic('truth: false, ', ''),
    line: 'knowledge/topics/model.yaml:2:1 aws-does-all: the misconception does not say whether it is true. Mend: add "truth": true if the statement in its phrases is true, else false.',
  },
  {
    slip: 'a definition that is true',
    files: topic('kind: definition', 'kind: definition, truth: true'),
    line: 'knowledge/topics/model.yaml:1:49 the-model.truth: a definition has no truth. Mend: remove "truth", or write kind: misconception.',
  },
  {
    slip: 'a scenario on an unknown variant',
    files: shop('variant: cluster', 'variant: cloud'),
    line: 'knowledge/scenarios/shop.yaml:12:72 questions.0.variant: there is no variant "cloud" in knowledge/services/rds.yaml. Mend: write one of: custom, cluster.',
  },
  {
    slip: 'a variant with no service',
    files: shop('service: rds, ', ''),
    line: 'knowledge/scenarios/shop.yaml:12:58 questions.0.variant: a variant without its service. Mend: add "service", or remove "variant".',
  },
  {
    slip: 'a question on an unknown control',
    files: shop('control: physical-access', 'control: doors'),
    line: 'knowledge/scenarios/shop.yaml:13:55 questions.1.control: there is no "doors" in knowledge/controls/. Mend: write an id from knowledge/controls/, or add it there.',
  },
  {
    slip: 'an arrow to no box',
    files: shop('to: db', 'to: database'),
    line: 'knowledge/scenarios/shop.yaml:10:26 diagram.arrows.0.to: there is no box "database" in the diagram. Mend: write one of: vpc, db, people.',
  },
  {
    slip: 'two boxes of one id',
    files: shop('id: vpc', 'id: db'),
    line: 'knowledge/scenarios/shop.yaml:7:41 diagram.boxes.0.boxes.0.id: the id "db" is given twice. Mend: rename one of the two.',
  },
  {
    slip: 'two questions of one id',
    files: shop('id: doors', 'id: engine'),
    line: 'knowledge/scenarios/shop.yaml:13:10 questions.1.id: the id "engine" is given twice. Mend: rename one of the two.',
  },
  {
    slip: 'a file not named for its id',
    files: s3('id: s3', 'id: simple-storage'),
    line: 'knowledge/services/s3.yaml:1:5 id: the id "simple-storage" is not the name of the file. Mend: write s3, or rename the file to simple-storage.yaml.',
  },
  {
    slip: 'a control in two groups',
    files: { 'controls/other.yaml': OTHER },
    line: 'knowledge/controls/other.yaml:4:3 controls.permissions: "permissions" is already given in knowledge/controls/access.yaml. Mend: keep one of the two, or rename one.',
  },
  {
    slip: 'a wrong ending',
    files: { 'services/ec2.yml': 'id: ec2\n' },
    line: 'knowledge/services/ec2.yml:1:1 this file is not read. Mend: name it <folder>/<id>.yaml in controls, archetypes, services, topics or scenarios, or remove it.',
  },
  {
    slip: 'a circle of instead',
    files: finished('instead: permissions', 'instead: guest-os-patching'),
    line: 'knowledge/archetypes/finished.yaml:7:76 facts.guest-os-patching.instead: "instead" goes in a circle for s3: guest-os-patching > security-groups > guest-os-patching. Mend: name a control that the service has, or remove "instead".',
  },
  {
    slip: 'a source not looked at for a year',
    files: rds('2026-11-02', '2025-11-23'),
    line: 'knowledge/services/rds.yaml:11:95 sources.security.checked: nobody has looked at this source since 2025-11-23. Mend: read https://example.org/rds again, mend the facts that cite it, and write 2026-11-24.',
  },
  {
    slip: 'a source looked at tomorrow',
    files: rds('2026-11-02', '2026-11-25'),
    line: 'knowledge/services/rds.yaml:11:95 sources.security.checked: the day 2026-11-25 is yet to come. Mend: write the day on which you looked at it.',
  },
  {
    slip: 'a group at no place',
    files: changed('controls/access.yaml', 'order: 3', 'order: 0'),
    line: 'knowledge/controls/access.yaml:3:8 order: 0 is less than 1. Mend: count from 1.',
  },
];
