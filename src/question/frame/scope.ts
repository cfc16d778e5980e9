import type { Knowledge } from '../../knowledge/types.js';
import type { Clause, Question, WordLists } from '../types.js';
import { claimOf } from './claim.js';
import { isPlausible } from './duties.js';

/**
 * What a duty named without any service must reach to count as a question for us: strength (the odds that the text
 * speaks of duties at all, and the duty's score), and how much of the text its phrase or its words explain. Less where
 * AWS is named, or an owner asked for in so many words. Found by `npm run accuracy` on talk of other things.
 */
const ALONE = {
  aws: { strength: 2, text: 0.25, share: 0.3 },
  asked: { strength: 6.5, text: 0.3, share: 0.34 },
  /** A duty by its name, with a question mark. */
  marked: { strength: 5, text: 0.5, share: 0.5 },
  bare: { strength: 8.5, text: 0.4, share: 0.5 },
} as const;
/** A question of nothing but words for one duty ("who takes the backups?") needs no odds. */
const POINTED = 4.5;
/** From this score on, two words for a duty that only AWS can have need no question mark. */
const CERTAIN = 6;
/** What a word for a duty that only AWS can have is worth. */
const TELLING = 3;
/** What a point of a duty's score is worth beside a point of the odds. */
const SCORE_WORTH = 0.5;
const ALONE_PHRASE = 0.72;
const ALONE_EVIDENCE = 3;

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

/**
 * May a clause that names no service be answered? Only where the words of a duty fit well and explain most of
 * what was said; everyday sentences share a word with our duties all the time.
 */
export function isDutyAlone(clause: Clause, knowledge: Knowledge): boolean {
  const [best] = clause.ranked;
  if (!isPlausible(best, 'alone')) return false;
  const isAsked = asksForDuty(clause);
  if (!isAsked && isRequest(clause)) return false;
  const isToThePoint =
    (isAsked || clause.asked) &&
    best.textCovered >= 0.95 &&
    best.score >= POINTED &&
    best.matched.every((f) => f.startsWith('#'));
  if (isToThePoint) return true;
  const isOnlyOurs =
    knowledge.controls[best.control]?.kind === 'inherited' && best.textCovered >= 0.7 && best.phraseCovered >= 0.9;
  if (isOnlyOurs && best.score >= CERTAIN && best.matched.filter((f) => f.startsWith('#')).length >= 2) return true;
  const least =
    ALONE[(isAsked || clause.asked) && namesAws(clause) ? 'aws' : isAsked ? 'asked' : clause.asked ? 'marked' : 'bare'];
  // Hypervisors and badge readers are seldom talked of otherwise.
  const isTelling =
    (isAsked || clause.asked) &&
    knowledge.controls[best.control]?.kind === 'inherited' &&
    best.matched.some((f) => f.startsWith('#'));
  if (clause.domain + SCORE_WORTH * best.score + (isTelling ? TELLING : 0) < least.strength) return false;
  const byPhrase = best.phraseCovered >= ALONE_PHRASE && best.textCovered >= least.text;
  return byPhrase || (best.evidence >= ALONE_EVIDENCE && best.share >= least.share);
}

export function outOfScope(
  reason: Extract<Question, { kind: 'out-of-scope' }>['reason'],
  named: string | null = null,
): Question {
  return { kind: 'out-of-scope', reason, named };
}
