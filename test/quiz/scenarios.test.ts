import { describe, expect, it } from 'vitest';
import { drawDiagram } from '../../src/diagram/svg.js';
import { compileKnowledge } from '../../src/knowledge/compile.js';
import { resolve } from '../../src/knowledge/resolve.js';
import { scenarioDeck } from '../../src/quiz/deck/scenario.js';
import { texts } from './fixture.js';

const knowledge = compileKnowledge('knowledge');

/** The answers as they were read in the sources, so that a fact that changes one does not do so unseen. */
const ANSWERS: Readonly<Record<string, string>> = {
  'training-module': 'customer aws aws customer customer aws customer customer',
  containers: 'aws customer both aws customer customer aws customer customer aws',
  serverless: 'aws aws customer customer customer aws customer aws aws customer customer customer',
  'data-lake': 'customer aws customer aws aws customer customer customer customer aws customer',
  hybrid: 'customer aws customer customer aws customer customer customer aws both aws customer',
  'generative-ai': 'aws aws aws customer customer customer customer customer customer aws both customer',
  'regulated-workload': 'aws customer customer aws customer customer customer customer customer both aws customer',
};

describe.each(Object.values(knowledge.scenarios))('the scenario $id', (scenario) => {
  const deck = scenarioDeck(scenario, knowledge, texts);

  it('has the answers that the knowledge base gives', () => {
    expect(deck.questions.map(({ right }) => right).join(' ')).toBe(ANSWERS[scenario.id]);
    for (const { about, right } of deck.questions) {
      const resolution = about === null ? null : resolve(knowledge, about);
      const owner = resolution?.kind === 'verdict' ? resolution.verdict.owner : null;
      expect(owner === 'shared' ? 'both' : owner).toBe(right);
    }
  });

  it('has 8 to 12 questions, a discussion for each, sources, and something to take away', () => {
    expect(deck.questions.length).toBeGreaterThanOrEqual(8);
    expect(deck.questions.length).toBeLessThanOrEqual(12);
    expect(deck.questions.filter(({ discuss, sources }) => discuss === null || sources.length === 0)).toEqual([]);
    expect(deck.takeaways.length).toBeGreaterThanOrEqual(3);
  });

  it('has a diagram that can be drawn, and is told in words', () => {
    expect(drawDiagram(scenario.diagram)).toMatch(/^<svg .*<\/svg>$/s);
    expect(scenario.diagram.alt.length).toBeGreaterThan(100);
  });
});
