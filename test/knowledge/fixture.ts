import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A small sound knowledge base: path to text. */
export const sound: Readonly<Record<string, string>> = {
  'sources.yaml': `model: {title: The model, publisher: AWS, url: "https://example.org/model", checked: 2026-11-01}
`,
  'controls/facility.yaml': `group: facility
title: Data centres
order: 1
controls:
  physical-access:
    name: physical access to the data centres
    definition: Guards and doors.
    kind: inherited
    withoutService: answer
    rule: {owner: aws, aws: [Guards the doors], customer: [], because: "The halls of {service} are AWS's.", source: model}
    phrases: [guards]
`,
  'controls/guest-os.yaml': `group: guest-os
title: Guest operating system
order: 2
controls:
  guest-os-patching:
    name: patching the guest operating system
    definition: Updates of the system.
    kind: service-dependent
    withoutService: ask
    rule: {owner: customer, aws: [], customer: [Installs updates], because: "{service} is yours inside.", source: model}
    phrases: [os updates]
  engine-patching:
    name: patching the engine
    definition: Updates of the database engine.
    kind: service-dependent
    withoutService: ask
    rule: {owner: customer, aws: [], customer: [Patches the engine], because: Who installs it patches it., source: model}
    phrases: [engine updates]
`,
  'controls/access.yaml': `group: access
title: Access
order: 3
controls:
  permissions:
    name: granting permissions
    definition: Who may do what.
    kind: customer-specific
    everyService: true
    withoutService: answer
    rule: {owner: customer, aws: [], customer: [Grants rights], because: Only you know who needs what., source: model}
    phrases: [permissions]
  security-groups:
    name: security groups
    definition: Rules of the firewall.
    kind: service-dependent
    withoutService: answer
    rule: {owner: customer, aws: [Enforces the rules], customer: [Writes the rules], because: The rules are yours., source: model}
    phrases: [firewall rules]
`,
  'archetypes/managed.yaml': `id: managed
name: managed service
definition: AWS runs the instances.
patching: [engine-patching]
facts:
  guest-os-patching: {owner: aws, aws: ["Patches the system of {service}"], customer: [], because: "{service} hides it.", source: model}
`,
  'archetypes/infrastructure.yaml': `id: infrastructure
name: infrastructure service
definition: You run the system.
patching: [guest-os-patching]
facts:
  guest-os-patching: {owner: customer, aws: [], customer: ["Patches the system of {service}"], because: You hold it., source: model}
`,
  'archetypes/finished.yaml': `id: finished
name: finished service
definition: AWS runs all of it.
patching: [engine-patching]
facts:
  security-groups: {inapplicable: "{service} has no network interface of yours.", instead: permissions}
  guest-os-patching: {inapplicable: "{service} shows no system.", instead: security-groups}
`,
  'services/rds.yaml': `id: rds
name: Amazon RDS
fullName: Amazon Relational Database Service
aliases: [rds, db instance]
category: Database
archetype: managed
status: active
summary: Managed databases.
guide: security
sources:
  security: {title: Security in RDS, publisher: AWS, url: "https://example.org/rds", checked: 2026-11-02}
facts:
  engine-patching: {owner: aws, aws: [Patches the engine], customer: [Sets the window], because: It is on by default., source: security}
variants:
  custom:
    name: RDS Custom
    aliases: [rds custom]
    archetype: infrastructure
    facts:
      permissions: {owner: shared, aws: [Limits its part], customer: [Limits theirs], because: Both log in., source: [security, model]}
  cluster:
    name: RDS cluster
    aliases: [rds cluster]
    facts:
      engine-patching: {owner: vendor, vendor: Acme, aws: [], customer: [], because: Acme patches it., source: security}
`,
  'services/s3.yaml': `id: s3
name: Amazon S3
fullName: Amazon Simple Storage Service
formerNames: [Simple Storage]
aliases: [s3]
category: Storage
archetype: finished
label: {model: paas, by: analogy, note: Disputed.}
status: {state: closed-to-new, note: An example.}
summary: Objects.
`,
  'software.yaml': `oracle: {name: Oracle, aliases: [oracle db], kind: database, managedBy: [rds, rds/custom]}
`,
  'topics/model.yaml': `the-model: {title: The model, kind: definition, phrases: [the model], answer: It is shared., source: model, about: {service: rds, control: engine-patching}}
aws-does-all: {title: AWS does all, kind: misconception, truth: false, phrases: [aws does all], answer: No., points: [Not data], source: rds/security}
`,
  'scenarios/shop.yaml': `id: shop
title: A shop
description: A shop on RDS.
diagram:
  alt: A database in a network.
  boxes:
    - {id: vpc, label: VPC, boxes: [{id: db, label: Database}]}
    - {id: people, label: People}
  arrows:
    - {from: people, to: db, label: asks}
questions:
  - {id: engine, text: Who patches the engine?, service: rds, variant: cluster, control: engine-patching}
  - {id: doors, text: Who guards the doors?, control: physical-access, discuss: Why?}
takeaways: [Ask first]
`,
};

/**
 * Writes a knowledge directory for the running test: the sound base with some files replaced (`null`: left out).
 * It is removed when the test ends.
 */
export function knowledgeDir(changes: Readonly<Record<string, string | null>> = {}): string {
  const dir = mkdtempSync(join(tmpdir(), 'knowledge-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  for (const [path, text] of Object.entries({ ...sound, ...changes })) {
    if (text === null) continue;
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
  return dir;
}

/** The sound base with `from` replaced by `to` in one file. */
export function changed(path: string, from: string, to: string): Record<string, string> {
  const text = sound[path] ?? '';
  if (!text.includes(from)) throw new Error(`the fixture ${path} does not hold "${from}"`);
  return { [path]: text.replace(from, () => to) };
}
