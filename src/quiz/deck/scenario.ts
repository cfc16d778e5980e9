import { resolve } from '../../knowledge/resolve.js';
import type { Knowledge, Scenario, ScenarioQuestion, Subject, Verdict } from '../../knowledge/types.js';
import type { QuizTexts } from '../texts.js';
import { ownerOptions, revealOf, rightOf } from './owner-options.js';
import type { Deck, QuizQuestion } from './types.js';

/** A scenario that makes no deck: the message names the question and what is wrong with it. */
export class DeckError extends Error {
  override readonly name = 'DeckError';
}

/**
 * Makes a deck of a scenario. The right options are resolved from the knowledge, never written down.
 *
 * @example
 * const deck = scenarioDeck(knowledge.scenarios.activity, knowledge, texts);
 *
 * @throws DeckError when a question has no answer among AWS, customer and both
 */
export function scenarioDeck(scenario: Scenario, knowledge: Knowledge, texts: QuizTexts): Deck {
  return {
    id: scenario.id,
    title: scenario.title,
    description: scenario.description,
    diagram: { scenario: scenario.id, alt: scenario.diagram.alt },
    questions: scenario.questions.map((question) => ownerQuestion(scenario, question, knowledge, texts)),
    takeaways: scenario.takeaways,
  };
}

function ownerQuestion(
  scenario: Scenario,
  asked: ScenarioQuestion,
  knowledge: Knowledge,
  texts: QuizTexts,
): QuizQuestion {
  const about = { service: asked.service ?? null, variant: asked.variant ?? null, control: asked.control };
  const verdict = verdictOn(about, knowledge, `question "${asked.id}" of scenario "${scenario.id}"`);
  return {
    id: asked.id,
    kind: 'owner',
    text: asked.text,
    options: ownerOptions(verdict, texts, true),
    right: rightOf(verdict),
    owner: verdict.owner,
    ...revealOf(verdict),
    about,
    discuss: asked.discuss ?? null,
  };
}

function verdictOn(about: Subject, knowledge: Knowledge, where: string): Verdict {
  const resolution = resolve(knowledge, about);
  if (resolution === null) throw new DeckError(`The ${where} names a service, variant or control that is not known.`);
  if (resolution.kind === 'inapplicable') {
    throw new DeckError(`The ${where} asks for a duty that the service does not have: ask for another control.`);
  }
  if (resolution.verdict.owner === 'vendor') {
    throw new DeckError(`The ${where} is answered by a third party, which is no option: ask for another control.`);
  }
  return resolution.verdict;
}
