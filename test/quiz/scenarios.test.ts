import { expect, it } from 'vitest';
import { compileKnowledge } from '../../src/knowledge/compile.js';
import { scenarioDeck } from '../../src/quiz/deck/scenario.js';
import { texts } from './fixture.js';

it('every scenario of the knowledge base makes a deck in which not all answers are alike', () => {
  const knowledge = compileKnowledge('knowledge');
  const decks = Object.values(knowledge.scenarios).map((scenario) => scenarioDeck(scenario, knowledge, texts));
  expect(decks.length).toBeGreaterThan(0);
  for (const { id, questions } of decks) {
    expect([id, new Set(questions.map(({ right }) => right)).size]).not.toEqual([id, 1]);
  }
});
