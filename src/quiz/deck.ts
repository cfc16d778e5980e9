import { resolve } from '../knowledge/resolve.js';
import type { Knowledge, Owner, Scenario, ScenarioQuestion, Source, Subject, Verdict } from '../knowledge/types.js';
import type { QuizTexts } from './texts.js';

export interface QuizOption {
  readonly id: string;
  readonly label: string;
}

/** A question with all that its reveal needs, so that a running quiz does not change with the facts. */
export interface QuizQuestion {
  readonly id: string;
  readonly text: string;
  readonly options: readonly QuizOption[];
  /** The id of the one right option. */
  readonly right: string;
  readonly owner: Owner;
  /** What `owner` owns, in words. */
  readonly duty: string;
  readonly about: Subject;
  readonly because: string;
  readonly aws: readonly string[];
  readonly customer: readonly string[];
  readonly sources: readonly Source[];
  readonly discuss: string | null;
}

export interface Deck {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** The picture to discuss, by its scenario's id, and the same in words. */
  readonly diagram: { readonly scenario: string; readonly alt: string };
  readonly questions: readonly QuizQuestion[];
  readonly takeaways: readonly string[];
}

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
    text: asked.text,
    options: [
      { id: 'aws', label: texts.options.aws },
      { id: 'customer', label: texts.options.customer },
      { id: 'both', label: texts.options.both },
    ],
    right: verdict.owner === 'shared' ? 'both' : verdict.owner,
    owner: verdict.owner,
    duty: dutyOf(verdict),
    about,
    because: verdict.because,
    aws: verdict.aws,
    customer: verdict.customer,
    sources: verdict.sources,
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

/** "patching the database engine · Amazon RDS" */
function dutyOf({ controlName, serviceName, variantName }: Verdict): string {
  const place = variantName ?? serviceName;
  return place === null ? controlName : `${controlName} · ${place}`;
}
