import type { Answer, Button, Element } from '../../../src/answer/types.js';

/** An answer with these elements and buttons and nothing else. */
export function answerOf(elements: readonly Element[], buttons: readonly Button[] = []): Answer {
  return { intent: 'owner', elements, buttons, answer: null, verdicts: [], inapplicable: [], choices: [], clarify: [] };
}

/** An answer that says one text. */
export function saying(text: string, buttons: readonly Button[] = []): Answer {
  return answerOf([{ type: 'text', text }], buttons);
}

/** The simplest plain text of an answer: the stand-in for the real renderer. */
export function renderText(answer: Answer): string {
  return answer.elements
    .map((element) => {
      switch (element.type) {
        case 'owner':
          return `${element.label}: ${element.subject}`;
        case 'text':
        case 'heading':
        case 'note':
          return element.text;
        case 'list':
          return [element.title, ...element.items].join('\n');
        default:
          return element.type;
      }
    })
    .join('\n');
}

/** Each kind of element once, as a real answer has them. */
export const FULL: Answer = answerOf(
  [
    { type: 'owner', owner: 'aws', label: 'AWS', subject: 'patching the database engine on Amazon RDS' },
    { type: 'heading', text: 'Why [really] *so*?' },
    { type: 'text', text: 'AWS runs the engine.\nYou choose the window.' },
    { type: 'list', title: 'AWS does', items: ['Patches the engine', 'Keeps `backups`'] },
    {
      type: 'table',
      columns: ['Duty', 'Owner'],
      rows: [
        ['Guest OS', 'AWS'],
        ['Data', 'You'],
      ],
    },
    {
      type: 'sources',
      sources: [
        { title: 'Shared model (RDS)', publisher: 'AWS', url: 'https://docs.aws.amazon.com/x', checked: '2026-11-24' },
        { title: 'No link', publisher: 'AWS', url: 'javascript:alert(1)', checked: '2026-11-24' },
      ],
    },
    { type: 'note', text: 'Decided by a general rule.' },
    { type: 'diagram', scenario: 'oracle', alt: 'A VPC with an instance and a database.' },
    {
      type: 'tally',
      rows: [
        { label: 'AWS', votes: 3, right: true },
        { label: 'You', votes: 1, right: false },
      ],
    },
  ],
  [
    { label: 'Full split', style: 'primary', action: { type: 'say', text: 'full split of RDS' } },
    { label: 'End', style: 'danger', action: { type: 'host', session: 's1', round: 0, command: 'end' } },
    { label: '👍', style: 'plain', action: { type: 'feedback', verdict: 'up', about: 'rds' } },
    { label: '👎', style: 'plain', action: { type: 'feedback', verdict: 'down', about: 'rds' } },
  ],
);
