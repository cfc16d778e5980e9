import { beforeEach, describe, expect, it } from 'vitest';
import { compileKnowledge } from '../../src/knowledge/compile.js';
import { resolve, split } from '../../src/knowledge/resolve.js';
import type { Knowledge, Resolution, Subject, Verdict } from '../../src/knowledge/types.js';
import { changed, knowledgeDir } from './fixture.js';

let knowledge: Knowledge;
beforeEach(() => {
  knowledge = compileKnowledge(knowledgeDir());
});

/** "rds/custom engine-patching"; "- doors" asks about no service. */
function subject(text: string): Subject {
  const [place = '', control = ''] = text.split(' ');
  const [service, variant] = place.split('/');
  return { service: place === '-' ? null : (service ?? null), variant: variant ?? null, control };
}

function verdict(text: string): Verdict {
  const resolution = resolve(knowledge, subject(text));
  if (resolution?.kind !== 'verdict') throw new Error(`${text} has no verdict`);
  return resolution.verdict;
}

describe('the most specific fact decides', () => {
  it.each([
    ['variant', 'rds/cluster engine-patching', 'cluster', 'services/rds.yaml#/variants/cluster/facts/engine-patching'],
    ['variant', 'rds/custom permissions', 'custom', 'services/rds.yaml#/variants/custom/facts/permissions'],
    ['service', 'rds engine-patching', null, 'services/rds.yaml#/facts/engine-patching'],
    ['service', 'rds/custom engine-patching', null, 'services/rds.yaml#/facts/engine-patching'],
    ['archetype', 'rds guest-os-patching', null, 'archetypes/managed.yaml#/facts/guest-os-patching'],
    ['archetype', 'rds/cluster guest-os-patching', null, 'archetypes/managed.yaml#/facts/guest-os-patching'],
    ['archetype', 'rds/custom guest-os-patching', 'custom', 'archetypes/infrastructure.yaml#/facts/guest-os-patching'],
    ['control', 'rds physical-access', null, 'controls/facility.yaml#/controls/physical-access/rule'],
    ['control', 'rds/custom security-groups', null, 'controls/access.yaml#/controls/security-groups/rule'],
    ['control', '- guest-os-patching', null, 'controls/guest-os.yaml#/controls/guest-os-patching/rule'],
  ] as const)('%s: %s', (level, asked, variant, decidedBy) => {
    const { subject, ...found } = verdict(asked);
    expect({ level: found.level, variant: subject.variant, decidedBy: found.decidedBy }).toEqual({
      level,
      variant,
      decidedBy: `knowledge/${decidedBy}`,
    });
  });

  it("asks a variant's own archetype before the service's facts", () => {
    const files = changed(
      'services/rds.yaml',
      'facts:\n',
      'facts:\n  guest-os-patching: {inapplicable: None., instead: permissions}\n',
    );
    knowledge = compileKnowledge(knowledgeDir(files));
    expect(resolve(knowledge, subject('rds guest-os-patching'))?.kind).toBe('inapplicable');
    expect(verdict('rds/custom guest-os-patching').owner).toBe('customer');
  });

  it("never asks the service's archetype for a variant of another one", () => {
    const files = changed('archetypes/managed.yaml', 'facts:\n', 'facts:\n  security-groups: {inapplicable: None.}\n');
    knowledge = compileKnowledge(knowledgeDir(files));
    expect(resolve(knowledge, subject('rds/cluster security-groups'))?.kind).toBe('inapplicable');
    expect(verdict('rds/custom security-groups').level).toBe('control');
  });
});

describe('a verdict', () => {
  it('names the variant only where it made the difference', () => {
    expect(verdict('rds/cluster engine-patching').variantName).toBe('RDS cluster');
    expect(verdict('rds/cluster guest-os-patching')).toMatchObject({ variantName: null, serviceName: 'Amazon RDS' });
  });

  it('puts the name into the text of a general rule', () => {
    expect(verdict('rds guest-os-patching').aws).toEqual(['Patches the system of Amazon RDS']);
    expect(verdict('rds/custom guest-os-patching').customer).toEqual(['Patches the system of RDS Custom']);
    expect(verdict('- physical-access').because).toBe("The halls of the service are AWS's.");
    expect(verdict('- guest-os-patching').because).toBe('The service is yours inside.');
  });

  it('keeps the name of a vendor, and has none for other owners', () => {
    expect(verdict('rds/cluster engine-patching')).toMatchObject({ owner: 'vendor', vendor: 'Acme' });
    expect(verdict('rds engine-patching')).not.toHaveProperty('vendor');
  });

  it("cites the service's own security page first where a general rule decides", () => {
    expect(verdict('rds guest-os-patching').sources.map(({ title }) => title)).toEqual([
      'Security in RDS',
      'The model',
    ]);
    expect(verdict('rds physical-access').sources.map(({ title }) => title)).toEqual(['Security in RDS', 'The model']);
    expect(verdict('rds engine-patching').sources.map(({ title }) => title)).toEqual(['Security in RDS']);
    expect(verdict('s3 physical-access').sources.map(({ title }) => title)).toEqual(['The model']);
  });
});

describe('a duty that the service does not have', () => {
  const none = (text: string) => {
    const resolution = resolve(knowledge, subject(text));
    return resolution?.kind === 'inapplicable' ? resolution.none : null;
  };

  it('comes with what stands in its place', () => {
    expect(none('s3 security-groups')).toMatchObject({
      subject: { service: 's3', variant: null, control: 'security-groups' },
      serviceName: 'Amazon S3',
      variantName: null,
      controlName: 'security groups',
      because: 'Amazon S3 has no network interface of yours.',
      instead: { controlName: 'granting permissions', owner: 'customer' },
    });
  });

  it('follows one that is not there either to the one that is', () => {
    expect(none('s3 guest-os-patching')?.instead?.subject.control).toBe('permissions');
  });

  it('has nothing in its place where none is named', () => {
    knowledge = compileKnowledge(knowledgeDir(changed('archetypes/finished.yaml', ', instead: permissions', '')));
    expect(none('s3 guest-os-patching')).toMatchObject({ instead: null });
  });
});

describe('unknown ids', () => {
  it.each([
    'ec2 permissions',
    'rds/mysql permissions',
    'rds backups',
    '- backups',
    'constructor permissions',
    'rds toString',
    'rds/__proto__ permissions',
  ])('give no answer: %s', (asked) => {
    expect(resolve(knowledge, subject(asked))).toBeNull();
  });

  it('give no answer: a variant of no service', () => {
    expect(resolve(knowledge, { service: null, variant: 'custom', control: 'permissions' })).toBeNull();
  });
});

describe('the split of a service', () => {
  const controls = (all: readonly Resolution[]) =>
    all.map((each) => (each.kind === 'verdict' ? each.verdict.subject.control : each.none.subject.control));

  it('holds its facts, those of its archetype and the rules that hold everywhere, by group', () => {
    expect(controls(split(knowledge, 'rds', null))).toEqual([
      'physical-access',
      'guest-os-patching',
      'engine-patching',
      'permissions',
    ]);
  });

  it('tells of the duties that the service does not have', () => {
    expect(split(knowledge, 's3', null).map(({ kind }) => kind)).toEqual([
      'verdict',
      'inapplicable',
      'verdict',
      'inapplicable',
    ]);
    expect(controls(split(knowledge, 's3', null))).not.toContain('engine-patching');
  });

  it.each([
    ['an inherited control', 'kind: inherited', true],
    ['an inherited control marked false', 'kind: inherited\n    everyService: false', false],
    ['a customer-specific control marked true', 'kind: customer-specific\n    everyService: true', true],
    ['a shared control', 'kind: shared', true],
    ['a customer-specific control', 'kind: customer-specific', false],
    ['a service-dependent control', 'kind: service-dependent', false],
  ])('with the general rule of %s (%s): %s', (_, kind, isListed) => {
    knowledge = compileKnowledge(knowledgeDir(changed('controls/facility.yaml', 'kind: inherited', kind)));
    expect(controls(split(knowledge, 'rds', null)).includes('physical-access')).toBe(isListed);
  });

  it('is that of the variant where one is given', () => {
    const owner = split(knowledge, 'rds', 'cluster').flatMap((each) =>
      each.kind === 'verdict' && each.verdict.subject.control === 'engine-patching' ? [each.verdict.owner] : [],
    );
    expect(owner).toEqual(['vendor']);
  });

  it.each([
    ['ec2', null],
    ['rds', 'mysql'],
  ])('is empty for the unknown %s/%s', (service, variant) => {
    expect(split(knowledge, service, variant)).toEqual([]);
  });
});
