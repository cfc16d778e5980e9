import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { parse } from 'yaml';
import type { Deck, QuizQuestion } from '../../src/quiz/deck/types.js';
import type { SessionEvent } from '../../src/quiz/events.js';
import { PLAIN, type Play } from '../../src/quiz/play.js';
import { quizTexts } from '../../src/quiz/texts.js';

/** The English texts that the project ships. */
export const texts = v.parse(quizTexts, parse(readFileSync('intents/replies/quiz.yaml', 'utf8')).quiz.en);

const answers = [
  { right: 'aws', owner: 'aws' },
  { right: 'customer', owner: 'customer' },
  { right: 'both', owner: 'shared' },
] as const;

/** A deck whose right options go aws, customer, both, aws, … */
export function deckOf(rounds: number): Deck {
  return {
    id: 'test-deck',
    title: 'Three tiers',
    description: 'A web shop on two tiers and a half.',
    diagram: { scenario: 'three-tiers', alt: 'A box in a box.' },
    questions: Array.from({ length: rounds }, (_, index) => question(index)),
    takeaways: ['Ask who acts.'],
  };
}

function question(index: number): QuizQuestion {
  const { right, owner } = answers[index % 3] ?? answers[0];
  return {
    id: `q${index}`,
    kind: 'owner',
    text: `Who does duty ${index}?`,
    options: [
      { id: 'aws', label: 'AWS', why: null },
      { id: 'customer', label: 'Customer', why: null },
      { id: 'both', label: 'Both', why: null },
    ],
    right,
    owner,
    duty: `duty ${index} · Amazon EC2`,
    about: { service: 'ec2', variant: null, control: `duty-${index}` },
    because: `Because of reason ${index}.`,
    aws: ['Runs the halls'],
    customer: ['Runs the code'],
    sources: [{ title: 'The model', publisher: 'AWS', url: 'https://example.org/model', checked: '2026-11-24' }],
    discuss: index === 0 ? 'Would that hold on premises?' : null,
  };
}

/** The first event of a session that `host` hosts. */
export function createdOf(rounds: number, play: Play = PLAIN): SessionEvent {
  return { type: 'created', session: 's1', room: 'r', host: 'host', deck: deckOf(rounds), play, place: '' };
}
