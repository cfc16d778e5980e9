import { describe, expect, it } from 'vitest';
import { renderReply, renderText, renderWithChoices } from '../../src/answer/text.js';
import type { Answer, Element } from '../../src/answer/types.js';

function answerOf(elements: readonly Element[], buttons: Answer['buttons'] = []): Answer {
  return { intent: 'owner', elements, buttons, answer: null, verdicts: [], inapplicable: [], choices: [], clarify: [] };
}

const cases: [string, Element, string][] = [
  ['an owner', { type: 'owner', owner: 'aws', label: 'AWS', subject: 'the hypervisor' }, 'AWS: the hypervisor'],
  ['a list', { type: 'list', title: 'You do', items: ['Sets it', 'Reads it'] }, 'You do:\n  - Sets it\n  - Reads it'],
  ['a list of nothing', { type: 'list', title: 'You do', items: [] }, ''],
  [
    'a source with the day it was looked at',
    { type: 'sources', sources: [{ title: 'T', publisher: 'AWS', url: 'https://x.test/', checked: '2026-11-24' }] },
    'Source:\n  - T (AWS, looked at 2026-11-24) https://x.test/',
  ],
  [
    'a narrow table as columns',
    {
      type: 'table',
      columns: ['Duty', 'EC2'],
      rows: [
        ['Patching', 'You'],
        ['Doors', 'AWS'],
      ],
    },
    'Duty      EC2\n--------  ---\nPatching  You\nDoors     AWS',
  ],
  [
    'a wide table as paragraphs',
    { type: 'table', columns: ['Duty', 'Who'], rows: [['Patching', 'y'.repeat(120)]] },
    `Patching\n  Who: ${'y'.repeat(120)}`,
  ],
  ['a diagram by its words', { type: 'diagram', scenario: 's', alt: 'A VPC with a server' }, 'A VPC with a server'],
  [
    'a tally that marks the right option by a sign',
    {
      type: 'tally',
      rows: [
        { label: 'AWS', votes: 1, right: true },
        { label: 'You', votes: 2, right: false },
      ],
    },
    '  ✓ AWS: 1 vote\n    You: 2 votes',
  ],
];

describe('an answer as plain text', () => {
  it.each(cases)('writes %s', (_name, element, expected) => {
    expect(renderText(answerOf([element]))).toBe(expected);
  });

  it('keeps the reading order, with an empty line between elements', () => {
    const elements: Element[] = [
      { type: 'heading', text: 'A' },
      { type: 'list', title: 'L', items: [] },
      { type: 'note', text: 'B' },
    ];
    expect(renderText(answerOf(elements))).toBe('A\n\nB');
  });

  it('numbers the choices but not the thumbs', () => {
    const answer = answerOf(
      [{ type: 'text', text: 'Which one?' }],
      [
        { label: 'Amazon RDS', style: 'plain', action: { type: 'say', text: 'rds' } },
        { label: 'Good', style: 'plain', action: { type: 'feedback', verdict: 'up', about: 'x' } },
        { label: 'Amazon EC2', style: 'plain', action: { type: 'say', text: 'ec2' } },
      ],
    );
    expect(renderWithChoices(answer)).toBe('Which one?\n\n  1. Amazon RDS\n  2. Amazon EC2');
    expect(renderText(answer)).toBe('Which one?');
  });

  it('tells the choices of a question back, but not of an answer, where nothing can be pressed', () => {
    const more = answerOf(
      [{ type: 'text', text: 'An answer.' }],
      [{ label: 'Full split', style: 'plain', action: { type: 'say', text: 'x' } }],
    );
    expect(renderReply(more)).toBe('An answer.');
    expect(renderReply({ ...more, clarify: ['x'] })).toBe('An answer.\n\n  1. Full split');
  });
});
