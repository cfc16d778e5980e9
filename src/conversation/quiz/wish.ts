import type { Knowledge } from '../../knowledge/types.js';
import type { QuizWish } from '../../question/types.js';
import { LONGEST, parseDeckCode } from '../../quiz/deck/code.js';
import { ruleDeck } from '../../quiz/deck/rule.js';
import { scenarioDeck } from '../../quiz/deck/scenario.js';
import type { Deck } from '../../quiz/deck/types.js';
import type { Play } from '../../quiz/play.js';
import type { QuizTexts } from '../../quiz/texts.js';

/** How many questions a quiz has when nobody says. */
const USUAL = 8;
/** How long a question is open in a timed quiz when nobody says, and the bounds of what can be said. */
export const USUAL_SECONDS = 30;
const SECONDS = { least: 5, most: 60 * 60 };

/**
 * The deck that somebody wants: a scenario by its name, the activity where nothing is said, else questions by rule.
 *
 * @returns null where there are no such questions
 */
export function deckFor(
  wish: QuizWish,
  activity: string,
  seed: string,
  knowledge: Knowledge,
  texts: QuizTexts,
): Deck | null {
  const { services, families, controls, groups, model, level, count } = wish;
  const isOpen = [services, families, controls, groups].every((each) => each.length === 0);
  const wantsAny = isOpen && model === null && level === null && count === null;
  const scenario = knowledge.scenarios[wish.scenario ?? (wantsAny ? activity : '')];
  if (scenario !== undefined) return scenarioDeck(scenario, knowledge, texts);
  const number = Math.min(LONGEST, Math.max(1, count ?? USUAL));
  return ruleDeck({ services, families, controls, groups, model, level, count: number }, seed, knowledge, texts);
}

/** The deck with this code; null where it is none, or the facts have no such questions any more. */
export function deckByCode(code: string, knowledge: Knowledge, texts: QuizTexts): Deck | null {
  const parsed = parseDeckCode(code);
  return parsed === null ? null : ruleDeck(parsed.rule, parsed.seed, knowledge, texts);
}

/** How the quiz is to be played. */
export function playOf({
  isTimed,
  seconds,
  discuss,
  anonymous,
}: Pick<QuizWish, 'isTimed' | 'seconds' | 'discuss' | 'anonymous'>): Play {
  const time = seconds ?? (isTimed ? USUAL_SECONDS : null);
  return { seconds: time === null ? null : Math.min(SECONDS.most, Math.max(SECONDS.least, time)), discuss, anonymous };
}
