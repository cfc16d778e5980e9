import type { Knowledge } from '../../knowledge/types.js';
import type { Clause, Question, Ranked, WordLists } from '../types.js';
import { claimOf } from './claim.js';
import { isPlausible } from './duties.js';

/**
 * What speaks for a duty that is named without any service, and how much: the odds that the text speaks of duties at
 * all, how likely the best duty is and how well the words fit it, a question after an owner, a question mark, AWS
 * named, a duty that only AWS can have (hypervisors and badge readers are seldom talked of otherwise); many words that
 * say nothing speak against it. Fitted by logistic regression on the tuning sets; `LEAST` lets one in a thousand
 * everyday sentences by.
 */
const WORTH = {
  domain: 0.86,
  likelihood: 0.21,
  score: 0.32,
  asks: 2.26,
  marked: 1.46,
  aws: 0.34,
  inherited: 0.94,
  length: -1.25,
} as const;
/** What the signs must come to; everyday talk seldom asks who is responsible, so that less is enough there. */
const LEAST = { aws: 0, asked: 3.15, other: 3.95 } as const;
const SIGNS = ['domain', 'likelihood', 'score', 'asks', 'marked', 'aws', 'inherited', 'length'] as const;
/** A word shared with a phrase is no duty where the words as a whole speak for many. */
const STANDS = 0.3;
const STANDS_BY_PHRASE = 0.72;
/** A question of nothing but words for one duty is one, whatever the odds. */
const WHOLE = 0.95;
const SURE = 0.9;
const POINTED = 4.5;
/** Odds beyond these say no more: a few words can be sure of anything. */
const MOST_ODDS = 4;
/** Likelihoods below this one are all the same. */
const LEAST_LIKELIHOOD = 0.02;

/** Letters that English words do not have: with no English word beside them, one is enough ("¿quién …?"). */
const OTHER_LETTERS = /[ñßàâáãäåçèéêëìíîïòóôõöøùúûüœæłśżğış]/u;
const NON_LATIN = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/gu;

/** Is the text in a language that we do not read? Most letters of another script, or its function words. */
export function isOtherLanguage(text: string, clauses: readonly Clause[], lists: WordLists): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const foreign = text.match(NON_LATIN)?.length ?? 0;
  if (letters > 0 && foreign / letters > 0.4) return true;
  const typed = clauses.flatMap((clause) => clause.tokens.map((token) => token.typed.toLowerCase()));
  const count = (code: string) => typed.filter((word) => lists.languages[code]?.includes(word)).length;
  const english = count('en');
  if (english === 0 && typed.some((word) => OTHER_LETTERS.test(word))) return true;
  return Object.keys(lists.languages).some((code) => code !== 'en' && count(code) >= 2 && count(code) > english);
}

/** The other cloud that the clause is about, if it names one and no AWS service. */
export function foreignIn(clause: Clause): string | null {
  for (const mention of clause.names) for (const named of mention.named) if (named.kind === 'foreign') return named.id;
  return null;
}

/** Does the clause say "AWS", "Amazon Web Services" or "the cloud"? */
export function saysAws(clause: Clause): boolean {
  const isForeign = (at: number) =>
    clause.names.some((m) => m.from <= at && at < m.to && m.named.some((n) => n.kind === 'foreign'));
  if (clause.tokens.some((token, at) => token.word === 'aws' && !isForeign(at))) return true;
  return /amazon web services|\b(?:the|in|of) (?:aws )?cloud\b|cloud provider/iu.test(clause.text);
}

/** Is the clause about the customer's own building or machines, with no AWS service named? */
export function isElsewhere(clause: Clause): boolean {
  return clause.cues.has('out_of_scope.elsewhere') && !saysAws(clause);
}

/** A name after "AWS" or "Amazon" that is no service and no word: "AWS QuantumToaster". */
export function unknownServiceIn(clause: Clause, isWord: (word: string) => boolean): string | null {
  for (const [at, token] of clause.tokens.entries()) {
    if (token.word !== 'aws' && token.word !== 'amazon') continue;
    const next = clause.tokens[at + 1];
    if (!next || !/^\p{Lu}/u.test(next.typed)) continue;
    const whole = next.typed.toLowerCase();
    const isOurs = isWord(whole) || (isWord(next.word) && whole === next.word);
    if (!isOurs && !next.corrected && !/s$/u.test(whole)) return `${token.typed} ${next.typed}`;
  }
  return null;
}

/** Does the clause ask after a duty in so many words? */
export function asksForDuty(clause: Clause): boolean {
  return ['owner', 'list', 'statement.ensured'].some((cue) => clause.cues.has(cue)) || claimOf(clause) !== null;
}

/** Is AWS or Amazon named, as a party or otherwise? */
function namesAws(clause: Clause): boolean {
  return saysAws(clause) || clause.tokens.some((token) => token.word === 'amazon');
}

/** "What is my limit", "please show my limit": a request to some assistant, not a duty put down by its name. */
function isRequest(clause: Clause): boolean {
  const [first] = clause.units;
  return (
    clause.leads.size > 0 ||
    ['what', 'who', 'do', 'modal', 'can', 'us'].some((name) => first?.classes.has(name)) ||
    /^(?:how|when|where|why|are|is|am)$/u.test(first?.word ?? '')
  );
}

/** A word shared with a phrase is no duty, where the words as a whole speak for many. */
function stands(duty: Ranked): boolean {
  return duty.likelihood >= STANDS || duty.phraseCovered >= STANDS_BY_PHRASE;
}

/** "Fire suppression?": the name of one duty with a question mark, and nothing else. */
function isBareDuty(clause: Clause, best: Ranked): boolean {
  const isWhole = best.textCovered >= WHOLE && best.phraseCovered >= WHOLE && best.likelihood >= SURE;
  return clause.asked && isWhole && clause.tokens.length > 1;
}

/**
 * May a clause that names no service be answered? Only where enough speaks for a duty; everyday sentences share a
 * word with our duties all the time.
 */
export function isDutyAlone(clause: Clause, knowledge: Knowledge): boolean {
  const [best] = clause.ranked;
  if (!isPlausible(best, 'alone') || !stands(best)) return false;
  const asks = asksForDuty(clause);
  if (!asks && isRequest(clause)) return false;
  // One word is no question.
  if (!asks && !clause.asked && clause.features.length < 2) return false;
  const isToThePoint =
    asks &&
    (best.textCovered >= WHOLE || best.likelihood >= SURE) &&
    best.score >= POINTED &&
    clause.features.every((feature) => feature.startsWith('#'));
  if (isToThePoint || isBareDuty(clause, best)) return true;
  const signs: Record<keyof typeof WORTH, number> = {
    domain: Math.max(-MOST_ODDS, Math.min(MOST_ODDS, clause.domain)),
    likelihood: Math.log(Math.max(LEAST_LIKELIHOOD, best.likelihood)),
    score: best.score,
    asks: Number(asks),
    marked: Number(clause.asked),
    aws: Number(namesAws(clause)),
    inherited: Number(knowledge.controls[best.control]?.kind === 'inherited'),
    length: Math.log(1 + clause.features.length),
  };
  const sum = SIGNS.reduce((total, sign) => total + WORTH[sign] * signs[sign], 0);
  return sum >= LEAST[!asks ? 'other' : saysAws(clause) ? 'aws' : 'asked'];
}

export function outOfScope(
  reason: Extract<Question, { kind: 'out-of-scope' }>['reason'],
  named: string | null = null,
): Question {
  return { kind: 'out-of-scope', reason, named };
}
