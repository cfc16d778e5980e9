import { beforeEach, describe, expect, it } from 'vitest';
import { answerOwner, findDuty, holds } from '../../src/answer/owner.js';
import type { Knowledge, Owner } from '../../src/knowledge/types.js';
import type { Claim, Question } from '../../src/question/types.js';
import { chime, cluster, custom, each, rds, s3, said, smallBase, texts } from './fixture.js';

type OwnerQuestion = Extract<Question, { kind: 'owner' }>;

let knowledge: Knowledge;
beforeEach(() => {
  knowledge = smallBase();
});

const question = (controls: readonly string[], more: Partial<OwnerQuestion> = {}): OwnerQuestion => {
  return { kind: 'owner', targets: [rds], controls, aspect: 'work', claim: null, ...more };
};
const answer = (asked: OwnerQuestion) => answerOwner(asked, knowledge, texts);

const truths: [side: Claim['side'], owner: Owner, isTrue: boolean][] = [
  ['aws', 'aws', true],
  ['aws', 'customer', false],
  ['aws', 'shared', true],
  ['aws', 'vendor', false],
  ['customer', 'aws', false],
  ['customer', 'customer', true],
  ['customer', 'shared', true],
  ['customer', 'vendor', false],
  ['shared', 'aws', false],
  ['shared', 'customer', false],
  ['shared', 'shared', true],
  ['shared', 'vendor', false],
];

describe('a claim', () => {
  it.each(truths)('that %s has what %s owns is %s, and its denial the opposite', (side, owner, isTrue) => {
    expect(holds({ side, denied: false }, owner)).toBe(isTrue);
    expect(holds({ side, denied: true }, owner)).toBe(!isTrue);
  });

  it.each([
    ['aws', false, 'yes'],
    ['aws', true, 'no'],
    ['customer', false, 'no'],
    ['customer', true, 'yes'],
    ['shared', false, 'no'],
    ['shared', true, 'yes'],
  ] as const)('%s, denied %s, about what AWS does is answered %s', (side, denied, expected) => {
    const found = answer(question(['engine-patching'], { claim: { side, denied } }));
    expect(found).toMatchObject({ intent: 'yesno', answer: expected, verdicts: [{ owner: 'aws' }] });
    expect(found?.elements[0]).toEqual({ type: 'heading', text: expected === 'yes' ? texts.yes : texts.no });
  });

  it('about two duties holds only if it does for both', () => {
    const claim = { side: 'aws', denied: false } as const;
    expect(answer(question(['engine-patching', 'guest-os-patching'], { claim }))?.answer).toBe('yes');
    expect(answer(question(['engine-patching', 'permissions'], { claim }))?.answer).toBe('no');
  });

  it('about a duty that the service does not have is neither confirmed nor denied', () => {
    const found = answer(question(['security-groups'], { targets: [s3], claim: { side: 'customer', denied: false } }));
    expect(found).toMatchObject({ intent: 'owner', answer: null, verdicts: [] });
  });
});

describe('who owns a duty', () => {
  it('is said with the reason, both parts and the sources', () => {
    const found = answer(question(['engine-patching']));
    expect(found).toMatchObject({ intent: 'owner', answer: null, inapplicable: [], choices: [], clarify: [] });
    expect(found?.elements).toMatchObject([
      { type: 'owner', owner: 'aws', label: 'AWS', subject: 'patching the engine on Amazon RDS' },
      { type: 'text', text: 'It is on by default.' },
      { type: 'list', title: texts.does.aws, items: ['Patches the engine'] },
      { type: 'list', title: texts.does.customer, items: ['Sets the window'] },
      { type: 'sources', sources: [{ title: 'Security in RDS', publisher: 'AWS', checked: '2026-11-02' }] },
    ]);
  });

  it('names the variant where it decides', () => {
    expect(each(answer(question(['permissions'], { targets: [custom] })), 'owner')).toMatchObject([
      { owner: 'shared', label: 'Both', subject: 'granting permissions on RDS Custom' },
    ]);
  });

  it('names the third party', () => {
    const found = answer(question(['engine-patching'], { targets: [cluster] }));
    expect(each(found, 'owner')).toMatchObject([{ owner: 'vendor', label: 'Acme' }]);
  });

  it('says when a general rule decided, and when no service was named', () => {
    expect(said(answer(question(['guest-os-patching'])))).toContain('general rule');
    expect(said(answer(question(['engine-patching'])))).not.toContain('general rule');
    const general = answer(question(['physical-access'], { targets: [] }));
    expect(general?.verdicts).toMatchObject([{ serviceName: null, owner: 'aws' }]);
    expect(each(general, 'note')).toEqual([{ type: 'note', text: texts.anyService }]);
    expect(general?.buttons).toEqual([]);
  });

  it('says that a service has ended', () => {
    const notes = each(answer(question(['permissions'], { targets: [chime] })), 'note').map((note) => note.text);
    expect(notes).toContain('Amazon Chime was retired (2026-02-20).');
  });

  it('is said of each duty asked for', () => {
    const found = answer(question(['engine-patching', 'permissions']));
    expect(found?.verdicts.map((verdict) => verdict.owner)).toEqual(['aws', 'customer']);
    expect(each(found, 'owner')).toHaveLength(2);
    expect(each(found, 'sources')).toHaveLength(1);
  });

  it('offers the whole split of the service', () => {
    expect(answer(question(['engine-patching']))?.buttons).toMatchObject([
      { label: texts.buttons.split, action: { type: 'say', text: 'What is our part on Amazon RDS?' } },
    ]);
  });

  it('of an unknown duty or service is nothing', () => {
    expect(answer(question(['toasting']))).toBeNull();
    expect(answer(question(['constructor']))).toBeNull();
    expect(answer(question(['engine-patching'], { targets: [{ service: 'toaster', variant: null }] }))).toBeNull();
  });
});

describe('a duty that the service does not have', () => {
  it('is said to be none, with what stands in its place and the sources of that', () => {
    const found = answer(question(['security-groups'], { targets: [s3] }));
    expect(found).toMatchObject({
      verdicts: [],
      inapplicable: [{ serviceName: 'Amazon S3', instead: { owner: 'customer', controlName: 'granting permissions' } }],
    });
    expect(said(found)).toContain('Amazon S3 has no such duty (security groups)');
    expect(said(found)).toContain(texts.instead);
    expect(each(found, 'sources')).toHaveLength(1);
  });

  it('stands beside the verdicts on other duties', () => {
    const found = answer(question(['permissions', 'security-groups'], { targets: [s3] }));
    expect(found?.verdicts).toHaveLength(1);
    expect(found?.inapplicable).toHaveLength(1);
  });
});

describe('a state that must hold', () => {
  it("is the customer's to set even where AWS does the work, which is said", () => {
    const found = answer(question(['engine-patching'], { aspect: 'setting' }));
    expect(found?.verdicts).toMatchObject([{ owner: 'customer', subject: { control: 'service-configuration' } }]);
    expect(said(found)).toContain('AWS does this by itself (patching the engine)');
    expect(each(found, 'sources')[0]?.sources.map((source) => source.title)).toContain('Security in RDS');
  });

  it("stays AWS's where nobody else can reach it", () => {
    expect(answer(question(['physical-access'], { aspect: 'setting' }))?.verdicts).toMatchObject([{ owner: 'aws' }]);
  });

  it("tells both sides' parts from the fact on the work", () => {
    const found = findDuty(knowledge, rds, 'engine-patching', 'setting');
    const work = findDuty(knowledge, rds, 'engine-patching', 'work');
    const parts = (of: typeof found) =>
      of?.kind === 'verdict' && { aws: of.verdict.aws, customer: of.verdict.customer };
    expect(parts(found)).toEqual(parts(work));
  });

  it("is the customer's, too, where only a detail is asked for that it may choose", () => {
    expect(findDuty(knowledge, rds, 'engine-patching', 'choice')).toMatchObject({ verdict: { owner: 'customer' } });
    expect(findDuty(knowledge, rds, 'physical-access', 'choice')).toMatchObject({ verdict: { owner: 'aws' } });
  });

  it('stays as it is where the duty is the customer’s or shared', () => {
    expect(findDuty(knowledge, rds, 'permissions', 'setting')).toMatchObject({
      verdict: { subject: { control: 'permissions' } },
    });
    expect(findDuty(knowledge, custom, 'permissions', 'setting')).toMatchObject({ verdict: { owner: 'shared' } });
  });

  it('of a duty that the service does not have is a matter of its settings', () => {
    expect(findDuty(knowledge, s3, 'security-groups', 'setting')).toMatchObject({
      kind: 'verdict',
      verdict: { subject: { control: 'service-configuration' } },
      byItself: null,
    });
  });
});
