import { beforeEach, describe, expect, it } from 'vitest';
import { answerCompare, answerList, answerWhere } from '../../src/answer/lists.js';
import type { Knowledge } from '../../src/knowledge/types.js';
import { chime, cluster, custom, each, rds, s3, said, smallBase, texts } from './fixture.js';

let knowledge: Knowledge;
beforeEach(() => {
  knowledge = smallBase();
});

describe('the duties on a service', () => {
  const list = (target: typeof rds | typeof s3 | typeof chime | null, side: 'aws' | 'customer' | 'shared' | null) =>
    answerList({ kind: 'list', target, side }, knowledge, texts);

  it('stand under their owners, the customer first', () => {
    const found = list(rds, null);
    expect(found).toMatchObject({ intent: 'list', answer: null });
    expect(each(found, 'heading')).toEqual([{ type: 'heading', text: 'Who does what on Amazon RDS' }]);
    expect(each(found, 'list').map(({ title }) => title)).toEqual([texts.lists.customer, texts.lists.aws]);
    expect(each(found, 'list')[0]?.items).toContain('granting permissions');
    expect(each(found, 'list')[1]?.items).toContain('patching the engine');
    expect(each(found, 'sources')).toHaveLength(1);
  });

  it.each(['aws', 'customer'] as const)('of one side are those of %s, and what both share', (side) => {
    const found = list(rds, side);
    expect(found.verdicts.length).toBeGreaterThan(0);
    for (const { owner } of found.verdicts) expect([side, 'shared']).toContain(owner);
    expect(each(found, 'heading')[0]?.text).toBe(texts.lists.titleOfSide[side].replace('{service}', 'Amazon RDS'));
  });

  it('of both sides are the shared ones only, or said to be none', () => {
    const found = list(rds, 'shared');
    expect(found.verdicts).toEqual([]);
    expect(said(found)).toContain(texts.lists.none);
    const onCustom = answerList({ kind: 'list', target: custom, side: 'shared' }, knowledge, texts);
    expect(onCustom.verdicts).toMatchObject([{ owner: 'shared', variantName: 'RDS Custom' }]);
  });

  it('put what the service says itself before general rules', () => {
    const [first] = each(list(rds, 'aws'), 'list');
    expect(first?.items[0]).toBe('patching the engine');
  });

  it('name third parties', () => {
    const found = answerList({ kind: 'list', target: cluster, side: null }, knowledge, texts);
    expect(each(found, 'list').map(({ title }) => title)).toContain(texts.lists.vendor);
  });

  it('leave out those that it does not have, and say that it is closed', () => {
    const found = list(s3, null);
    expect(found.verdicts.map((verdict) => verdict.subject.control)).not.toContain('security-groups');
    expect(said(found)).toContain('closed to new customers');
    expect(said(list(chime, null))).toContain('was retired');
  });

  it('in general are those of the model', () => {
    const found = list(null, null);
    expect(each(found, 'heading')[0]?.text).toBe(texts.lists.general);
    expect(found.verdicts).toHaveLength(Object.keys(knowledge.controls).length);
    expect(found.verdicts.every((verdict) => verdict.serviceName === null)).toBe(true);
  });
});

describe('where a side does a duty', () => {
  it('are the services that run now on which it does, counted', () => {
    const found = answerWhere({ kind: 'where', control: 'engine-patching', side: 'aws' }, knowledge, texts);
    expect(found.intent).toBe('list');
    expect(found.verdicts).toMatchObject([{ serviceName: 'Amazon RDS', owner: 'aws' }]);
    expect(each(found, 'list')).toEqual([{ type: 'list', title: '1 of 1 services.', items: ['Amazon RDS'] }]);
    expect(each(found, 'sources')).toHaveLength(1);
  });

  it('may be nowhere', () => {
    const found = answerWhere({ kind: 'where', control: 'engine-patching', side: 'shared' }, knowledge, texts);
    expect(found.verdicts).toEqual([]);
    expect(each(found, 'list')).toMatchObject([{ title: '0 of 1 services.', items: [] }]);
  });
});

describe('services compared', () => {
  const compare = (
    targets: readonly { service: string; variant: string | null }[],
    controls: readonly string[],
    change = false,
  ) => answerCompare({ kind: 'compare', targets, controls, change }, knowledge, texts);

  it('by a duty have a row for it, a column each, and the reasons', () => {
    const found = compare([rds, custom], ['permissions']);
    expect(found.intent).toBe('compare');
    expect(each(found, 'table')).toEqual([
      {
        type: 'table',
        columns: [texts.compare.duty, 'Amazon RDS', 'RDS Custom'],
        rows: [['granting permissions', 'you', 'both']],
      },
    ]);
    expect(said(found)).toContain('RDS Custom: Both log in.');
    expect(found.verdicts).toHaveLength(2);
    expect(each(found, 'sources')).toHaveLength(1);
  });

  it('without one have a row for each duty that is split differently', () => {
    const [table] = each(compare([rds, custom], []), 'table');
    expect(table?.rows.map(([duty]) => duty).sort()).toEqual([
      'granting permissions',
      'patching the guest operating system',
    ]);
    for (const [, ...owners] of table?.rows ?? []) expect(new Set(owners).size).toBe(2);
  });

  it('that are alike are said to be', () => {
    const found = compare([rds, rds], []);
    expect(each(found, 'table')).toEqual([]);
    expect(said(found)).toContain(texts.compare.same);
  });

  it('mark a duty that one of them does not have', () => {
    expect(each(compare([rds, s3], ['security-groups']), 'table')[0]?.rows).toEqual([['security groups', 'you', '–']]);
  });

  it('for a move say what moves', () => {
    expect(each(compare([rds, custom], [], true), 'heading')[0]?.text).toBe('What moves from Amazon RDS to RDS Custom');
  });
});
