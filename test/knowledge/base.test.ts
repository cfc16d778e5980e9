import { expect, it } from 'vitest';
import { inspectKnowledge } from '../../src/knowledge/compile.js';
import { formatProblem } from '../../src/knowledge/problem.js';
import { resolve, split } from '../../src/knowledge/resolve.js';

const { knowledge, problems } = inspectKnowledge(new URL('../../knowledge', import.meta.url).pathname);
const places = Object.values(knowledge.services).flatMap(({ id, variants }) =>
  [null, ...Object.keys(variants)].map((variant) => ({ service: id, variant })),
);

it('has no problems', () => {
  expect(problems.map(formatProblem)).toEqual([]);
});

it('answers every control of every service and variant, and every verdict has a source', () => {
  const gaps: unknown[] = [];
  for (const place of places) {
    for (const control of Object.keys(knowledge.controls)) {
      const resolution = resolve(knowledge, { ...place, control });
      const verdict = resolution?.kind === 'inapplicable' ? resolution.none.instead : resolution?.verdict;
      const isSound = verdict === null || (verdict !== undefined && verdict.sources.length > 0);
      if (!isSound) gaps.push({ ...place, control });
    }
  }
  expect(gaps).toEqual([]);
  expect(places.length).toBeGreaterThan(300);
});

it('lists duties of both sides, or says why there are none, for every service', () => {
  const empty = places.filter(({ service, variant }) => split(knowledge, service, variant).length < 10);
  expect(empty).toEqual([]);
});

it('answers every question of a scenario', () => {
  const questions = Object.values(knowledge.scenarios).flatMap((scenario) => scenario.questions);
  const unanswered = questions.filter(({ service = null, variant = null, control }) => {
    const resolution = resolve(knowledge, { service, variant, control });
    return resolution === null || (resolution.kind === 'inapplicable' && resolution.none.instead === null);
  });
  expect(questions.length).toBeGreaterThan(0);
  expect(unanswered.map(({ id }) => id)).toEqual([]);
});
