import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../src/answer/answer.js';
import type { Answer, Intent } from '../../src/answer/types.js';
import { readData } from '../../src/data.js';
import { topicOf } from '../../src/question/topic.js';
import type { Question, Target, Topic } from '../../src/question/types.js';
import { each, said } from './fixture.js';

// The base and the texts that the project ships.
const { knowledge, replies } = readData();
const texts = replies.answers;
const answer = (question: Question, before: Topic | null = null): Answer =>
  answerQuestion(question, before, knowledge, texts);

const ec2: Target = { service: 'ec2', variant: null };
const rds: Target = { service: 'rds', variant: null };
const owner: Extract<Question, { kind: 'owner' }> = {
  kind: 'owner',
  targets: [ec2],
  controls: ['guest-os-patching'],
  aspect: 'work',
  claim: null,
};
const option = (letter: string, control: string, customer: number) => {
  return {
    letter,
    text: '',
    target: ec2,
    control,
    aspect: 'work',
    odds: { customer, shared: 0 },
    stands: null,
  } as const;
};

/** Each kind of question, the intent of its answer, and whether there must be sources. */
const kinds: [question: Question, intent: Intent, cites: boolean][] = [
  [owner, 'owner', true],
  [{ ...owner, claim: { side: 'aws', denied: false } }, 'yesno', true],
  [{ kind: 'list', target: rds, side: 'customer' }, 'list', true],
  [{ kind: 'list', target: null, side: null }, 'list', true],
  [{ kind: 'where', control: 'backups', side: 'aws' }, 'list', true],
  [{ kind: 'compare', targets: [ec2, rds], controls: [], change: true }, 'compare', true],
  [{ kind: 'compare', targets: [ec2, rds], controls: ['backups'], change: false }, 'compare', true],
  [{ kind: 'classify', target: rds, claim: 'paas' }, 'classify', true],
  [{ kind: 'define', topic: 'shared-responsibility-model', truth: null }, 'define', true],
  [{ kind: 'define-duty', control: 'maintenance-window' }, 'define', true],
  [{ kind: 'describe', target: rds }, 'define', true],
  [
    {
      kind: 'choose',
      ask: { side: 'aws', except: false, count: null },
      options: [option('A', 'physical-access', 0.05), option('B', 'guest-os-patching', 0.95)],
    },
    'choose',
    true,
  ],
  [
    {
      kind: 'choose-true',
      except: false,
      count: null,
      options: [
        { ...option('A', 'guest-os-patching', 0.95), truth: 0.05 },
        { ...option('B', 'guest-os-patching', 0.95), truth: 0.95 },
      ],
    },
    'choose',
    true,
  ],
  [
    {
      kind: 'choose-side',
      subject: owner,
      odds: { customer: 0.95, shared: 0 },
      options: [
        { letter: 'A', side: 'aws' },
        { letter: 'B', side: 'customer' },
      ],
    },
    'choose',
    true,
  ],
  [{ kind: 'more', want: 'why' }, 'unknown', false],
  [{ kind: 'feedback' }, 'feedback', false],
  [{ kind: 'quiz', command: 'progress' }, 'quiz', false],
  [{ kind: 'help' }, 'help', false],
  [{ kind: 'smalltalk', tone: 'greeting' }, 'smalltalk', false],
  [{ kind: 'smalltalk', tone: 'thanks' }, 'smalltalk', false],
  [{ kind: 'smalltalk', tone: 'bye' }, 'smalltalk', false],
  [
    {
      kind: 'clarify',
      missing: 'service',
      options: [{ label: 'Amazon RDS', text: 'Who patches RDS?' }],
      targets: [],
      controls: [],
    },
    'clarify',
    false,
  ],
  [{ kind: 'unknown', reason: 'empty', near: [] }, 'unknown', false],
  [{ kind: 'unknown', reason: 'unclear', near: [] }, 'unknown', false],
  [{ kind: 'unknown', reason: 'no-context', near: [] }, 'unknown', false],
  [{ kind: 'unknown', reason: 'no-such-service', near: ['AWS Blorptron'] }, 'unknown', false],
  [{ kind: 'out-of-scope', reason: 'other-topic', named: null }, 'out_of_scope', false],
  [{ kind: 'out-of-scope', reason: 'other-cloud', named: 'Microsoft Azure' }, 'out_of_scope', false],
  [{ kind: 'out-of-scope', reason: 'other-language', named: null }, 'out_of_scope', false],
  [{ kind: 'out-of-scope', reason: 'instructions', named: null }, 'out_of_scope', false],
];
const named = kinds.map(
  ([question, intent, cites]) => [JSON.stringify(question).slice(0, 60), question, intent, cites] as const,
);

describe('the answer to a question', () => {
  it.each(named)('%s', (_name, question, intent, cites) => {
    const found = answer(question);
    expect(found.intent).toBe(intent);
    expect(each(found, 'sources')).toHaveLength(cites ? 1 : 0);
    if (!cites) expect([found.verdicts, found.inapplicable, found.choices]).toEqual([[], [], []]);
  });

  it.each(named)('has its texts filled in: %s', (_name, question) => {
    expect(said(answer(question))).not.toMatch(/\{[\w-]+\}|undefined|\[object/u);
    expect(answer(question)).toEqual(answer(question));
  });

  it('picks the letters that the facts say', () => {
    const letters = kinds.filter(([, intent]) => intent === 'choose').map(([question]) => answer(question).choices);
    expect(letters).toEqual([['A'], ['B'], ['B']]);
  });

  it('names what is not known or not ours', () => {
    expect(said(answer({ kind: 'unknown', reason: 'no-such-service', near: ['AWS Blorptron'] }))).toContain(
      'AWS Blorptron',
    );
    expect(said(answer({ kind: 'out-of-scope', reason: 'other-cloud', named: 'Microsoft Azure' }))).toContain(
      'Microsoft Azure',
    );
  });

  it('that asks back offers each reading as a button, and as words', () => {
    const options = [
      { label: 'Amazon RDS', text: 'Who patches RDS?' },
      { label: 'Amazon EC2', text: 'Who patches EC2?' },
    ];
    const found = answer({ kind: 'clarify', missing: 'which-service', options, targets: [], controls: [] });
    expect(found.clarify).toEqual(['Who patches RDS?', 'Who patches EC2?']);
    expect(found.buttons).toMatchObject(options.map(({ label, text }) => ({ label, action: { type: 'say', text } })));
  });

  it('for help offers examples and the quiz to press', () => {
    const labels = answer({ kind: 'help' }).buttons.map((button) => button.label);
    expect(labels).toContain(texts.buttons.quiz);
    expect(labels).toContain(texts.help.examples[0]);
  });

  it.each([
    { ...owner, controls: ['toasting'] },
    { ...owner, targets: [{ service: 'toaster', variant: null }] },
    { kind: 'classify', target: { service: 'toaster', variant: null }, claim: null },
    { kind: 'define', topic: 'toast', truth: null },
    { kind: 'define-duty', control: 'toasting' },
    { kind: 'describe', target: { service: 'toaster', variant: null } },
  ] satisfies Question[])('about what the base does not have is "unclear": %j', (question) => {
    expect(answer(question)).toMatchObject({ intent: 'unknown', verdicts: [] });
  });
});

describe('more of the last answer', () => {
  const before = topicOf(owner);
  const more = (want: Extract<Question, { kind: 'more' }>['want'], topic = before) =>
    answer({ kind: 'more', want }, topic);

  it.each(['why', 'duties', 'sure', 'since', 'source'] as const)(
    '%s: is about the same verdict, with its sources',
    (want) => {
      const found = more(want);
      expect(found).toMatchObject({ intent: 'owner', answer: null });
      expect(found.verdicts).toEqual(answer(owner).verdicts);
      expect(each(found, 'sources')).toEqual(each(answer(owner), 'sources'));
    },
  );

  it('says the reason and the fact that decided', () => {
    const [verdict] = answer(owner).verdicts;
    expect(said(more('why'))).toContain(JSON.stringify(verdict?.because).slice(1, -1));
    expect(said(more('sure'))).toContain(verdict?.decidedBy ?? 'nothing');
    expect(each(more('since'), 'text')[0]?.text).toBe(texts.more.since);
  });

  it('for the source is no more than owner and source', () => {
    expect(more('source').elements.map((element) => element.type)).toEqual(['owner', 'sources']);
  });

  it('after a yes or no no longer says yes or no', () => {
    const found = more('why', topicOf({ ...owner, claim: { side: 'aws', denied: false } }));
    expect(found).toMatchObject({ intent: 'owner', answer: null });
    expect(each(found, 'heading')).toEqual([]);
  });

  it('is nothing where there is no answer to explain', () => {
    expect(said(more('why', null))).toContain(texts.more.nothing);
    expect(said(more('why', { targets: [rds], controls: [], question: null }))).toContain(texts.more.nothing);
    expect(said(more('why', { targets: [], controls: [], question: { kind: 'more', want: 'why' } }))).toContain(
      texts.more.nothing,
    );
  });
});

describe('any duty on any service', () => {
  const places = Object.values(knowledge.services).flatMap((service) =>
    [null, ...Object.keys(service.variants)].map((variant): Target => ({ service: service.id, variant })),
  );
  const asked = fc.record({
    kind: fc.constant('owner' as const),
    targets: fc.array(fc.constantFrom(...places), { maxLength: 1 }),
    controls: fc.uniqueArray(fc.constantFrom(...Object.keys(knowledge.controls)), { minLength: 1, maxLength: 3 }),
    aspect: fc.constantFrom('work' as const, 'setting' as const),
    claim: fc.option(
      fc.record({
        side: fc.constantFrom('aws' as const, 'customer' as const, 'shared' as const),
        denied: fc.boolean(),
      }),
    ),
  });

  it('is answered with owner, reason and source, or said not to be there', () => {
    fc.assert(
      fc.property(asked, (question) => {
        const found = answer(question);
        expect(found.verdicts.length + found.inapplicable.length).toBeGreaterThan(0);
        if (found.verdicts.length > 0) expect(each(found, 'sources')).toHaveLength(1);
        expect(found.answer === null).toBe(question.claim === null || found.verdicts.length === 0);
        for (const verdict of found.verdicts) {
          expect(verdict.because).not.toBe('');
          expect(verdict.sources.length).toBeGreaterThan(0);
        }
        for (const none of found.inapplicable)
          expect(said(found)).toContain(JSON.stringify(none.controlName).slice(1, -1));
        expect(said(found)).not.toMatch(/\{[a-z-]+\}/u);
      }),
      { numRuns: 300 },
    );
  });

  it('denied is the opposite of claimed', () => {
    fc.assert(
      fc.property(asked, fc.constantFrom('aws' as const, 'customer' as const, 'shared' as const), (question, side) => {
        const one = { ...question, controls: question.controls.slice(0, 1) };
        const claimed = answer({ ...one, claim: { side, denied: false } }).answer;
        const denied = answer({ ...one, claim: { side, denied: true } }).answer;
        expect([claimed, denied]).toEqual(
          claimed === null ? [null, null] : claimed === 'yes' ? ['yes', 'no'] : ['no', 'yes'],
        );
      }),
    );
  });
});

describe('any service', () => {
  it('has a list, a description and a model with a source each', () => {
    for (const service of Object.keys(knowledge.services)) {
      const target = { service, variant: null };
      const list = answer({ kind: 'list', target, side: null });
      expect(list.verdicts.length, service).toBeGreaterThan(0);
      expect(each(list, 'sources'), service).toHaveLength(1);
      expect(each(answer({ kind: 'describe', target }), 'heading')[0]?.text, service).toBe(
        knowledge.services[service]?.fullName,
      );
      expect(answer({ kind: 'classify', target, claim: null }).intent, service).toBe('classify');
    }
  });
});
