import { beforeEach, describe, expect, it } from 'vitest';
import { answerClassify, answerDescribe, answerDuty, answerTopic } from '../../src/answer/about.js';
import { compileKnowledge } from '../../src/knowledge/compile.js';
import type { Knowledge } from '../../src/knowledge/types.js';
import { changed, knowledgeDir } from '../knowledge/fixture.js';
import { chime, each, rds, s3, said, smallBase, texts } from './fixture.js';

let knowledge: Knowledge;
beforeEach(() => {
  knowledge = smallBase();
});

describe('a piece of the model', () => {
  const topic = (id: string, base = knowledge) => answerTopic({ kind: 'define', topic: id, truth: null }, base, texts);

  it('is explained, with its source', () => {
    const found = topic('the-model');
    expect(found).toMatchObject({ intent: 'define', answer: null, verdicts: [] });
    expect(found?.elements).toMatchObject([
      { type: 'heading', text: 'The model' },
      { type: 'text', text: 'It is shared.' },
      { type: 'sources', sources: [{ url: 'https://example.org/model' }] },
    ]);
  });

  it('that is a false belief is denied first', () => {
    const found = topic('aws-does-all');
    expect(found).toMatchObject({ intent: 'yesno', answer: 'no' });
    expect(each(found, 'heading')).toEqual([{ type: 'heading', text: 'No: AWS does all' }]);
    expect(each(found, 'list')).toMatchObject([{ items: ['Not data'] }]);
    expect(each(found, 'sources')).toHaveLength(1);
  });

  it('that is a true belief is confirmed', () => {
    const base = compileKnowledge(knowledgeDir(changed('topics/model.yaml', 'truth: false', 'truth: true')));
    expect(topic('aws-does-all', base)).toMatchObject({ intent: 'yesno', answer: 'yes' });
  });

  it('that is not known is nothing', () => {
    expect(topic('toast')).toBeNull();
  });
});

describe('what a duty is', () => {
  it('is its definition and its general owner, with the source', () => {
    const found = answerDuty({ kind: 'define-duty', control: 'physical-access' }, knowledge, texts);
    expect(found).toMatchObject({ intent: 'define', verdicts: [{ owner: 'aws', serviceName: null }] });
    expect(each(found, 'heading')).toEqual([{ type: 'heading', text: 'Physical access to the data centres' }]);
    expect(each(found, 'text')[0]?.text).toBe('Guards and doors.');
    expect(each(found, 'owner')).toMatchObject([{ owner: 'aws' }]);
    expect(each(found, 'sources')).toHaveLength(1);
  });

  it('is nothing for a duty that is not known', () => {
    expect(answerDuty({ kind: 'define-duty', control: 'toasting' }, knowledge, texts)).toBeNull();
  });
});

describe('the service model', () => {
  const classify = (target: typeof rds | typeof s3 | typeof chime, claim: 'iaas' | 'paas' | 'saas' | null = null) =>
    answerClassify({ kind: 'classify', target, claim }, knowledge, texts);

  it("says when it is the module's word", () => {
    const found = classify(chime);
    expect(found).toMatchObject({ intent: 'classify', answer: null });
    expect(said(found)).toContain('The AWS training module sorts Amazon Chime under software as a service (SaaS).');
    expect(said(found)).toContain('was retired');
  });

  it('says when it is our own sorting, and with what caveat', () => {
    const found = classify(s3);
    expect(said(found)).toContain('our sorting');
    expect(each(found, 'note').map((note) => note.text)).toContain('Disputed.');
  });

  it.each([
    ['paas', 'yes'],
    ['iaas', 'no'],
  ] as const)('is confirmed or denied: %s is %s', (claim, expected) => {
    expect(classify(s3, claim)).toMatchObject({ answer: expected });
    expect(classify(s3, claim)?.elements[0]).toMatchObject({ type: 'heading' });
  });

  it('of a service without one is said to be none', () => {
    const found = classify(rds, 'paas');
    expect(found).toMatchObject({ intent: 'classify', answer: null });
    expect(said(found)).toContain('managed service');
  });
});

describe('what a service is', () => {
  it("is its name, one sentence and the customer's part, with the sources", () => {
    const found = answerDescribe({ kind: 'describe', target: rds }, knowledge, texts);
    expect(found?.intent).toBe('define');
    expect(each(found, 'heading')[0]?.text).toBe('Amazon Relational Database Service');
    expect(each(found, 'text')[0]?.text).toBe('Managed databases.');
    expect(each(found, 'list')[0]?.items).toContain('granting permissions');
    expect(each(found, 'sources')).toHaveLength(1);
  });

  it('is nothing for a service that is not known', () => {
    const target = { service: 'toaster', variant: null };
    expect(answerDescribe({ kind: 'describe', target }, knowledge, texts)).toBeNull();
    expect(answerClassify({ kind: 'classify', target, claim: null }, knowledge, texts)).toBeNull();
  });
});
