import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileKnowledge } from '../../../src/knowledge/compile.js';
import { resolve } from '../../../src/knowledge/resolve.js';
import type { Fact, Knowledge } from '../../../src/knowledge/types.js';
import { deckCode, LONGEST, parseDeckCode } from '../../../src/quiz/deck/code.js';
import { pointsOf } from '../../../src/quiz/deck/points.js';
import { poolOf } from '../../../src/quiz/deck/pool.js';
import { questionsById, ruleDeck } from '../../../src/quiz/deck/rule.js';
import type { DeckRule, QuizQuestion } from '../../../src/quiz/deck/types.js';
import { randomFrom } from '../../../src/quiz/random.js';
import { texts } from '../fixture.js';

const knowledge = compileKnowledge('knowledge');
const services = Object.values(knowledge.services);
const points = pointsOf(services, knowledge, texts);
const written = poolOf(services, knowledge, texts).flatMap((candidate) => {
  const question = candidate.write(randomFrom(candidate.id));
  return question === null ? [] : [{ candidate, question }];
});
const anything: DeckRule = {
  services: [],
  families: [],
  controls: [],
  groups: [],
  model: null,
  level: null,
  count: 8,
};

/** What is wrong with a question that nobody could quarrel with. */
function flawsOf(question: QuizQuestion): string[] {
  const { options, right, because, sources, kind } = question;
  const labels = options.map(({ label }) => label);
  const rights = options.filter(({ id }) => id === right);
  const lengths = options.filter(({ id }) => id !== right).map(({ label }) => label.length);
  const length = rights[0]?.label.length ?? 0;
  const needsWhy = kind === 'owner' || kind === 'which' || kind === 'change';
  return [
    ...(options.length < 2 || options.length > 4 ? ['number of options'] : []),
    ...(new Set(labels).size < labels.length || new Set(options.map(({ id }) => id)).size < labels.length
      ? ['two options alike']
      : []),
    ...(rights.length === 1 ? [] : ['not one right option']),
    ...(because.trim() === '' || sources.length === 0 ? ['no reason or source'] : []),
    ...(needsWhy && options.some(({ id, why }) => (id === right) !== (why === null)) ? ['wrong without why'] : []),
    ...(kind !== 'owner' && kind !== 'truth' && length > Math.max(...lengths) + 8 ? ['right is the longest'] : []),
    ...(kind !== 'owner' && kind !== 'truth' && length < Math.min(...lengths) - 8 ? ['right is the shortest'] : []),
  ];
}

describe('the questions that the knowledge base allows', () => {
  it('are many, of every kind', () => {
    const kinds = written.map(({ question }) => question.kind);
    for (const kind of ['owner', 'which', 'change', 'truth', 'sort']) {
      expect([kind, kinds.filter((each) => each === kind).length >= 20]).toEqual([kind, true]);
    }
    expect(written.length).toBeGreaterThan(600);
  });

  it('have one right option, reasons, sources, and nothing that stands out', () => {
    const flawed = written.flatMap(({ question }) => {
      const flaws = flawsOf(question);
      return flaws.length === 0 ? [] : [`${question.id}: ${flaws.join(', ')}`];
    });
    expect(flawed).toEqual([]);
  });

  it('have ids of their own', () => {
    expect(new Set(written.map(({ question }) => question.id)).size).toBe(written.length);
    expect(written.filter(({ candidate, question }) => candidate.id !== question.id)).toEqual([]);
  });

  it('offer for a duty among four only duties of the other side, never a shared one', () => {
    const sideOf = (question: QuizQuestion, control: string) => {
      const [, service = '', variant = ''] = question.id.split(/[:/]/);
      const resolution = resolve(knowledge, { service, variant: variant === '' ? null : variant, control });
      return resolution?.kind === 'verdict' ? resolution.verdict.owner : null;
    };
    const which = written.filter(({ question }) => question.kind === 'which');
    for (const { question } of which) {
      const right = sideOf(question, question.right);
      const others = question.options.filter(({ id }) => id !== question.right).map(({ id }) => sideOf(question, id));
      const other = right === 'aws' ? 'customer' : 'aws';
      expect([question.id, ...others]).toEqual([question.id, other, other, other]);
    }
  });

  it('begin with a capital, even where a place does not', () => {
    const sentences = written.map(({ question }) => question.text);
    expect(sentences.filter((sentence) => /^\p{Ll}/u.test(sentence))).toEqual([]);
    expect(sentences.some((sentence) => sentence.startsWith('A NAT instance: '))).toBe(true);
  });

  it.each([
    [
      'the host where containers or jobs run on instances, which are hosts too',
      'host-os',
      ['ecs', 'ecs/ec2', 'eks', 'eks/self-managed-nodes', 'batch', 'pcs'],
      ['ec2', 'rds', 'ecs/fargate'],
    ],
    [
      'patches of an engine where the customer may bring one in an image',
      'engine-patching',
      ['fargate', 'ecs/fargate', 'codebuild', 'lightsail/containers', 'lambda/container-image', 'ecr'],
      ['lightsail/databases', 'elasticache/serverless'],
    ],
    [
      'disks where nodes stand elsewhere than what controls them',
      'media-decommissioning',
      ['ecs/anywhere', 'eks/hybrid-nodes', 'medialive/link'],
      ['ec2', 'eks/anywhere'],
    ],
  ])('do not name %s', (_, control, never, always) => {
    const places = points
      .filter((point) => point.control === control)
      .map(({ service, variant }) => (variant === null ? service : `${service}/${variant}`));
    expect(never.filter((place) => places.includes(place))).toEqual([]);
    expect(always.filter((place) => !places.includes(place))).toEqual([]);
  });

  it("let the customer's part of a sorting question be told by facts of the place where there are two such", () => {
    const theirs = points.filter(({ verdict }) => verdict.owner === 'customer');
    const sorting = written.filter(({ question }) => question.kind === 'sort');
    for (const { question } of sorting) {
      const here = theirs.filter(({ service, variant }) => question.id === `sort:${service}/${variant ?? ''}`);
      const general = here.filter(({ own }) => !own).map(({ verdict }) => verdict.controlName);
      const named = general.filter(
        (name) => question.because.endsWith(`: ${name}.`) || question.because.includes(`${name};`),
      );
      expect([question.id, here.length - general.length >= 2 ? named : []]).toEqual([question.id, []]);
    }
    expect(sorting.length).toBeGreaterThan(20);
  });

  it.each([
    ['facility-environment', 'aws'],
    ['physical-access', 'aws'],
    ['control-plane', 'aws'],
    ['container-image', 'customer'],
  ])('speak of %s only where it is on the side that its name says', (control, side) => {
    const those = points.filter((point) => point.control === control);
    expect(those.length).toBeGreaterThan(0);
    expect(those.filter(({ verdict }) => verdict.owner !== side).map(({ place }) => place)).toEqual([]);
  });

  it('leave to a fact of the place what a general rule says of high availability and of scaling', () => {
    const those = points.filter(({ control }) => ['availability-design', 'scaling'].includes(control));
    expect(those.length).toBeGreaterThan(0);
    expect(those.filter(({ own }) => !own).map(({ place }) => place)).toEqual([]);
  });

  const pointsAt = (service: string, variant: string | null) =>
    points
      .filter((point) => point.service === service && point.variant === variant)
      .map(({ control, verdict }) => `${control} ${verdict.owner}`);

  it('take no rule about the machines of a service for machines on which the customer runs its agent', () => {
    expect(pointsAt('guardduty', null)).toContain('guest-os-configuration aws');
    const withAgent = pointsAt('guardduty', 'runtime-monitoring-manual');
    expect(withAgent).toContain('engine-patching customer');
    expect(withAgent).not.toContain('guest-os-configuration aws');
  });

  it('call no duty of every layer unchanged where the system below changes hands', () => {
    const changes = written.flatMap(({ question }) => (question.kind === 'change' ? [question] : []));
    const layered = changes.filter(({ options, right }) =>
      options.some(({ id }) => id !== right && texts.deck.layers.includes(id)),
    );
    const passing = layered.filter(({ id }) => {
      const [, from = '', fromWay = '', to = '', toWay = ''] = id.split(/[:/]/);
      const owners = [
        [from, fromWay],
        [to, toWay],
      ].map(([service = '', way = '']) => {
        const variant = way === '' ? null : way;
        const resolution = resolve(knowledge, { service, variant, control: 'guest-os-patching' });
        return resolution?.kind === 'verdict' ? resolution.verdict.owner : null;
      });
      return owners[0] !== owners[1];
    });
    expect(changes.length).toBeGreaterThan(0);
    expect(passing.map(({ id }) => id)).toEqual([]);
  });

  it('answer an owner question as the knowledge base does, and offer "both" only where the other side has no part', () => {
    for (const { question } of written) {
      if (question.kind !== 'owner' || question.about === null) continue;
      const resolution = resolve(knowledge, question.about);
      const owner = resolution?.kind === 'verdict' ? resolution.verdict.owner : null;
      expect([question.id, owner === 'shared' ? 'both' : owner]).toEqual([question.id, question.right]);
      const parts = owner === 'aws' ? question.customer : question.aws;
      expect([question.id, question.options.length]).toEqual([
        question.id,
        owner === 'shared' || parts.length === 0 ? 3 : 2,
      ]);
    }
  });
});

describe('a deck by rule', () => {
  it('is the same for the same rule and seed, and another for another seed', () => {
    const deck = (seed: string) => ruleDeck(anything, seed, knowledge, texts);
    expect(deck('a')).toEqual(deck('a'));
    expect(deck('a')?.questions.map(({ id }) => id)).not.toEqual(deck('b')?.questions.map(({ id }) => id));
  });

  it('is written from some of the services where any will do', () => {
    const looked = new Set<string>();
    const watched = services.map((service) => {
      const status = { get: () => looked.add(service.id) && service.status, enumerable: true };
      return [service.id, Object.defineProperty({ ...service }, 'status', status)] as const;
    });
    const deck = ruleDeck(anything, 'few', { ...knowledge, services: Object.fromEntries(watched) }, texts);
    expect(deck?.questions).toHaveLength(8);
    expect(looked.size).toBeGreaterThan(0);
    expect(looked.size).toBeLessThan(services.length / 4);
  });

  it('can be had again by its code', () => {
    const deck = ruleDeck({ ...anything, services: ['s3'], count: 4 }, 'k3x9', knowledge, texts);
    const code = parseDeckCode(deck?.id ?? '');
    expect(code && ruleDeck(code.rule, code.seed, knowledge, texts)).toEqual(deck);
  });

  it('has questions of several kinds with answers of several sides', () => {
    const questions = ruleDeck({ ...anything, count: 12 }, 'mixed', knowledge, texts)?.questions ?? [];
    expect(questions).toHaveLength(12);
    expect(new Set(questions.map(({ kind }) => kind)).size).toBe(5);
    const owners = ruleDeck({ ...anything, services: ['rds', 'ec2', 's3'], count: 15 }, 'o', knowledge, texts);
    expect(new Set(owners?.questions.map(({ right }) => right)).size).toBeGreaterThan(4);
  });

  it.each([
    ['a service', { services: ['rds'] }, (id: string) => /rds|multi-az/.test(id)],
    ['a duty', { controls: ['backups'] }, (id: string) => /backup|back|durable|instance-store|restores/.test(id)],
    ['a family', { families: ['containers'] }, (id: string) => /ecs|eks|fargate|ecr|rosa|container/.test(id)],
  ])('asks only about %s where told to', (_, filter, fits) => {
    const questions = ruleDeck({ ...anything, ...filter }, 'f', knowledge, texts)?.questions ?? [];
    expect(questions.length).toBeGreaterThan(3);
    expect(questions.map(({ id }) => id).filter((id) => !fits(id))).toEqual([]);
  });

  it('keeps to the level where there are enough such questions', () => {
    const deck = ruleDeck({ ...anything, level: 'hard', count: 10 }, 'h', knowledge, texts);
    const pool = new Map(poolOf(services, knowledge, texts).map(({ id, level }) => [id, level]));
    expect(deck?.questions.map(({ id }) => pool.get(id))).toEqual(Array(10).fill('hard'));
  });

  it('is none where the rule names nothing that is known', () => {
    expect(ruleDeck({ ...anything, services: ['nonsense'] }, 'x', knowledge, texts)).toBeNull();
  });
});

describe('a fact that changes', () => {
  const withFact = (fact: Fact): Knowledge => {
    const { rds } = knowledge.services;
    if (rds === undefined) throw new Error('knowledge/services/rds.yaml is needed here');
    const facts = { ...rds.facts, 'security-groups': fact };
    return { ...knowledge, services: { ...knowledge.services, rds: { ...rds, facts } } };
  };
  const id = 'owner:rds//security-groups';

  it('changes the answer of its question', () => {
    const before = questionsById([id], 's', knowledge, texts);
    const fact: Fact = {
      owner: 'aws',
      aws: ['Writes the rules'],
      customer: [],
      because: 'So.',
      sources: ['shared-responsibility-model'],
      at: 'x',
    };
    const after = questionsById([id], 's', withFact(fact), texts);
    expect([...before, ...after].map(({ right }) => right)).toEqual(['customer', 'aws']);
  });

  it('withdraws its question where it can now be argued', () => {
    const fact: Fact = {
      owner: 'aws',
      aws: ['Writes the rules once asked'],
      customer: ['Configures some rules'],
      because: 'So.',
      sources: ['shared-responsibility-model'],
      at: 'x',
    };
    expect(questionsById([id], 's', withFact(fact), texts)).toEqual([]);
  });
});

describe('the code of a deck', () => {
  const id = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8})?$/);
  const ids = fc.array(id, { maxLength: 3 });
  const rule: fc.Arbitrary<DeckRule> = fc.record({
    services: ids,
    families: ids,
    controls: ids,
    groups: ids,
    model: fc.constantFrom(null, 'iaas', 'paas', 'saas'),
    level: fc.constantFrom(null, 'easy', 'medium', 'hard'),
    count: fc.integer({ min: 1, max: LONGEST }),
  });

  it('says all of rule and seed', () => {
    fc.assert(
      fc.property(rule, id, (each, seed) => {
        expect(parseDeckCode(deckCode(each, seed))).toEqual({ rule: each, seed });
      }),
    );
  });

  it('is refused when it is anything else', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const parsed = parseDeckCode(text);
        expect(parsed === null || deckCode(parsed.rule, parsed.seed).length > 0).toBe(true);
      }),
    );
    const refused = [
      '',
      'n=5',
      'x=a',
      'n=0.x=a',
      'n=99.x=a',
      'n=5.x=a.x=b',
      'l=cruel.n=5.x=a',
      'm=daas.n=5.x=a',
      'S=rds.n=5.x=a',
    ];
    expect(refused.map(parseDeckCode)).toEqual(refused.map(() => null));
  });
});
