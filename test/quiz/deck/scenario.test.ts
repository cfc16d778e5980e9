import { describe, expect, it } from 'vitest';
import type { Fact, Knowledge, Owner, Scenario } from '../../../src/knowledge/types.js';
import { DeckError, scenarioDeck } from '../../../src/quiz/deck/scenario.js';
import { texts } from '../fixture.js';

const source = { title: 'Security in RDS', publisher: 'AWS', url: 'https://example.org/rds', checked: '2026-11-24' };

function knowledgeWith(fact: Fact): Knowledge {
  const rule = {
    owner: 'customer',
    aws: [],
    customer: ['Does it'],
    because: 'In general.',
    sources: ['s'],
    at: 'rule',
  } as const;
  return {
    controls: {
      backup: {
        id: 'backup',
        group: 'g',
        name: 'backing up the database',
        definition: '',
        kind: 'service-dependent',
        withoutService: 'ask',
        rule,
      },
    },
    groups: { g: 'Group' },
    archetypes: { managed: { id: 'managed', name: 'managed', definition: '', patching: [], facts: {} } },
    services: {
      rds: {
        id: 'rds',
        name: 'Amazon RDS',
        fullName: 'Amazon RDS',
        formerNames: [],
        aliases: [],
        category: 'Database',
        archetype: 'managed',
        status: { state: 'active' },
        summary: '',
        variants: {},
        facts: { backup: fact },
      },
    },
    software: {},
    topics: {},
    scenarios: {},
    sources: { s: source },
  };
}

const owned = (owner: Owner): Fact => ({
  owner,
  aws: ['Keeps it'],
  customer: [],
  because: 'On {service}.',
  sources: ['s'],
  at: 'x',
});

function scenario(service: string): Scenario {
  return {
    id: 'shop',
    title: 'Shop',
    description: 'A shop.',
    diagram: { alt: 'Boxes.', boxes: [], arrows: [] },
    questions: [{ id: 'q1', text: 'Who backs up?', service, control: 'backup', discuss: 'And tests it?' }],
    takeaways: ['Ask.'],
  };
}

describe('a deck from a scenario', () => {
  it.each([
    ['aws', 'aws'],
    ['customer', 'customer'],
    ['shared', 'both'],
  ] as const)('takes the owner %s for the right option %s', (owner, right) => {
    const deck = scenarioDeck(scenario('rds'), knowledgeWith(owned(owner)), texts);
    expect(deck.questions).toMatchObject([
      {
        right,
        owner,
        duty: 'backing up the database · Amazon RDS',
        because: 'On Amazon RDS.',
        sources: [source],
        discuss: 'And tests it?',
        options: [{ label: 'AWS' }, { label: 'Customer' }, { label: 'Both' }],
      },
    ]);
  });

  it('changes its right option when the fact does', () => {
    const [before] = scenarioDeck(scenario('rds'), knowledgeWith(owned('aws')), texts).questions;
    const [after] = scenarioDeck(scenario('rds'), knowledgeWith(owned('customer')), texts).questions;
    expect([before?.right, after?.right]).toEqual(['aws', 'customer']);
  });

  it.each([
    ['a third party owns it', 'rds', { ...owned('vendor'), vendor: 'Acme' }],
    ['the service has no such duty', 'rds', { inapplicable: 'No data.', at: 'x' }],
    ['the service is not known', 'sdr', owned('aws')],
  ])('is refused, naming the question, when %s', (_, service, fact) => {
    const make = () => scenarioDeck(scenario(service), knowledgeWith(fact), texts);
    expect(make).toThrow(DeckError);
    expect(make).toThrow(/question "q1" of scenario "shop"/);
  });
});
