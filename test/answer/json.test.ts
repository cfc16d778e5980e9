import { describe, expect, it } from 'vitest';
import { toJson } from '../../src/answer/json.js';
import type { Answer } from '../../src/answer/types.js';
import type { Verdict } from '../../src/knowledge/types.js';

const verdict: Verdict = {
  subject: { service: 'rosa', variant: null, control: 'engine-patching' },
  serviceName: 'ROSA',
  variantName: null,
  controlName: 'patching the engine',
  owner: 'vendor',
  vendor: 'Red Hat',
  aws: ['Runs the hosts'],
  customer: [],
  because: 'Red Hat runs it.',
  sources: [{ title: 'T', publisher: 'Red Hat', url: 'https://x.test/', checked: '2026-11-24' }],
  decidedBy: 'knowledge/services/rosa.yaml#/facts/engine-patching',
  level: 'service',
};

const empty: Answer = {
  intent: 'owner',
  elements: [],
  buttons: [],
  answer: null,
  verdicts: [],
  inapplicable: [],
  choices: [],
  clarify: [],
};

describe('the machine-readable answer', () => {
  it('has every field of the contract', () => {
    const json = toJson('c1', 'who patches ROSA?', [
      { ...empty, verdicts: [verdict], elements: [{ type: 'text', text: 'Red Hat.' }] },
    ]);
    expect(json).toEqual({
      conversation: 'c1',
      text: 'who patches ROSA?',
      intent: 'owner',
      answer: null,
      verdicts: [
        {
          service: 'ROSA',
          variant: null,
          control: 'engine-patching',
          controlName: 'patching the engine',
          owner: 'vendor',
          vendor: 'Red Hat',
          awsDoes: ['Runs the hosts'],
          customerDoes: [],
          because: 'Red Hat runs it.',
          sources: [{ title: 'T', publisher: 'Red Hat', url: 'https://x.test/', checked: '2026-11-24' }],
          decidedBy: 'knowledge/services/rosa.yaml#/facts/engine-patching',
          level: 'service',
        },
      ],
      inapplicable: [],
      choices: [],
      clarify: [],
      reply: 'Red Hat.',
    });
  });

  it('leaves the vendor out where the owner is not one', () => {
    const { vendor: _, ...own } = verdict;
    expect(toJson(null, 't', [{ ...empty, verdicts: [{ ...own, owner: 'aws' }] }]).verdicts[0]).not.toHaveProperty(
      'vendor',
    );
  });

  it('says what stands in the place of a duty that a service does not have', () => {
    const none = {
      subject: verdict.subject,
      serviceName: 'Amazon S3',
      variantName: null,
      controlName: 'c',
      because: 'No.',
      instead: verdict,
    };
    const [json] = toJson(null, 't', [{ ...empty, inapplicable: [none] }]).inapplicable;
    expect(json).toMatchObject({ service: 'Amazon S3', variant: null, control: 'engine-patching', because: 'No.' });
    expect(json?.instead?.vendor).toBe('Red Hat');
  });

  it('joins the answers to several questions in one message', () => {
    const say = (text: string): Answer => ({ ...empty, verdicts: [verdict], elements: [{ type: 'text', text }] });
    const json = toJson(null, 't', [say('one'), say('two')]);
    expect(json.reply).toBe('one\n\ntwo');
    expect(json.verdicts).toHaveLength(2);
  });
});
