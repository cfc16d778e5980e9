import type { Knowledge } from '../knowledge/types.js';
import { cutChoices } from './choices.js';
import { frameChoices } from './frame/choose.js';
import type { Frame } from './frame/context.js';
import { asksMeaning } from './frame/define.js';
import { frameClause } from './frame/frame.js';
import { framedQuiz, isQuiz } from './frame/quiz.js';
import { asksForDuty, foreignIn, isOtherLanguage, outOfScope } from './frame/scope.js';
import { candidatesIn, joined } from './frame/targets.js';
import { withNamed } from './named.js';
import { atColon, cut, items } from './parts.js';
import { createReader, type Reader } from './reader.js';
import { clean } from './text/clean.js';
import { excerpt } from './text/excerpt.js';
import type { Sentence } from './text/sentences.js';
import { topicOf } from './topic.js';
import type { Clause, Language, Question, Target, Topic, WordLists } from './types.js';

/** What was understood: the questions in order, and how each sentence was read. */
export interface Understood {
  readonly questions: readonly Question[];
  readonly clauses: readonly Clause[];
}

/** Understands a text, given what was talked about before. Pure: the same text and topic give the same questions. */
export type Understand = (typed: string, before: Topic | null) => Understood;

/** No message holds more questions than this; the rest is not answered. */
const MOST_QUESTIONS = 5;
/** Of very many sentences the first and the last are read. */
const MOST_SENTENCES = 24;
/** Longer talk is about something, not a greeting. */
const SMALL = 6;
/** A question about the last answer is short, and shorter still where it has words of its own. */
const MOST_MORE = 12;
const MOST_MORE_SAID = 8;

/** A pasted question with so many options that is not about sides is an exam's, on something else. */
const EXAM_OPTIONS = 3;
/** A list of duties to be sorted has no more items than a person would type. */
const MOST_ITEMS = 8;

function ends<T>(all: readonly T[]): readonly T[] {
  return all.length <= MOST_SENTENCES ? all : [...all.slice(0, MOST_SENTENCES / 2), ...all.slice(-MOST_SENTENCES / 2)];
}

function smallTalk(clause: Clause): Question | null {
  if (clause.cues.has('help') && !(asksMeaning(clause) && clause.features.length > 0)) return { kind: 'help' };
  if (clause.units.length > SMALL) return null;
  for (const tone of ['greeting', 'thanks', 'bye'] as const) {
    if (clause.cues.has(`smalltalk.${tone}`)) return { kind: 'smalltalk', tone };
  }
  return clause.cues.has('feedback') ? { kind: 'feedback' } : null;
}

function more(clause: Clause, before: Topic | null, targets: readonly Target[], reader: Reader): Question | null {
  const { length } = clause.units;
  if (targets.length > 0 || length > (clause.features.length === 0 ? MOST_MORE : MOST_MORE_SAID)) return null;
  if (clause.features.length > 2 && reader.left(clause, 'more').length > 0) return null;
  for (const want of ['why', 'source', 'sure', 'since', 'duties'] as const) {
    if (clause.cues.has(`more.${want}`))
      return before ? { kind: 'more', want } : { kind: 'unknown', reason: 'no-context', near: [] };
  }
  return null;
}

function isQuestion(clause: Clause): boolean {
  return (
    clause.asked ||
    asksForDuty(clause) ||
    clause.cues.has('define') ||
    clause.cues.has('compare') ||
    clause.cues.has('where')
  );
}

/**
 * Is a text put as a question, or as the follow-up of one? People who talk to each other name duties too
 * ("ok, I will ask for a backup").
 */
export function isPut({ clauses }: Understood): boolean {
  const follows = (clause: Clause) => clause.cues.has('followup.elliptic') || clause.cues.has('followup.correction');
  // A pasted question and a list to be sorted are not read by sentences.
  return clauses.length === 0 || clauses.some((clause) => isQuestion(clause) || follows(clause));
}

/** Builds the understanding from the compiled language; done once at start. */
export function createUnderstanding(
  language: Language,
  knowledge: Knowledge,
): { understand: Understand; reader: Reader } {
  const reader = createReader(language, knowledge);
  const lists: WordLists = {
    languages: language.languages,
    foreign: language.foreign,
    patchingOf: language.patchingOf,
  };

  function strongTargets(clauses: readonly Clause[]): Target[] {
    const all = clauses.flatMap((clause) => candidatesIn(clause, knowledge)).filter((c) => c.strength === 'strong');
    return joined(
      all.map((c) => c.target),
      knowledge,
    );
  }

  /** The other sentences, the nearest one before first, then those farther off. */
  function around(clause: Clause, all: readonly Clause[]): Clause[] {
    const at = all.indexOf(clause);
    return [...all.slice(0, at).reverse(), ...all.slice(at + 1)];
  }

  function frameOne(clause: Clause, all: readonly Clause[], before: Topic | null): Question | null {
    const background = around(clause, all);
    const frame: Frame = {
      knowledge,
      lists,
      reader,
      before,
      background,
      backgroundTargets: background.flatMap((c) => strongTargets([c])),
    };
    const targets = strongTargets([clause]);
    if (isQuiz(clause)) return framedQuiz(clause, reader, knowledge);
    const small = targets.length === 0 ? smallTalk(clause) : null;
    if (small) return small;
    return more(clause, before, targets, reader) ?? frameClause(clause, frame);
  }

  /** Frames the asking clauses in order; each may lean on the one before it. */
  function frameAll(asking: readonly Clause[], all: readonly Clause[], before: Topic | null): Question[] {
    let topic = before;
    const questions: Question[] = [];
    for (const clause of asking) {
      const question = frameOne(clause, all, topic);
      if (!question) continue;
      questions.push(question);
      topic = topicOf(question) ?? topic;
    }
    return questions;
  }

  /** What asks: sentences with a question mark; without any, those that sound like a question; else all. */
  function askingOf(clauses: readonly Clause[]): readonly Clause[] {
    const marked = clauses.filter((clause) => clause.asked);
    if (marked.length > 0) return marked;
    const sounding = clauses.filter(isQuestion);
    return sounding.length > 0 ? sounding : clauses;
  }

  /** Is it a request to sort a list of duties ("us or AWS: …, …, …")? */
  function isSorting(text: string): boolean {
    return reader.read({ text: atColon(text)?.head ?? text, asked: false }).cues.has('sort');
  }

  /** Frames each item of a list of duties; null where the text is none, or an item is no duty. */
  function frameList(text: string, before: Topic | null): Question[] | null {
    const list = items(text);
    if (list.length < 2 || list.length > MOST_ITEMS || !isSorting(text)) return null;
    const head = reader.read({ text: atColon(text)?.head ?? '', asked: false });
    const questions = list.map((item) => frameOne(reader.read({ text: item, asked: true }), [head], before));
    const isAll = questions.every((question) => question?.kind === 'owner');
    return isAll ? questions.filter((question) => question !== null) : null;
  }

  /** Puts "who makes sure of this:" and the statement behind it into one clause. */
  function read(sentence: Sentence): Clause {
    const parts = atColon(sentence.text);
    if (!parts) return reader.read(sentence);
    const { head, body } = parts;
    const wrapper = reader.read({ text: head, asked: true });
    if (!wrapper.cues.has('owner') && !wrapper.cues.has('statement.ensured')) return reader.read(sentence);
    const clause = reader.read({ text: body, asked: sentence.asked });
    const names = wrapper.names.length > 0 && clause.names.length === 0 ? reader.read(sentence).names : clause.names;
    return { ...clause, names, cues: new Map([...clause.cues, ...wrapper.cues]) };
  }

  function understand(typed: string, before: Topic | null): Understood {
    const text = excerpt(clean(typed));
    const pasted = cutChoices(text);
    if (pasted) {
      const question = frameChoices(pasted, {
        knowledge,
        lists,
        reader,
        before: null,
        background: [],
        backgroundTargets: [],
      });
      if (question) return { questions: [question], clauses: [] };
      if (pasted.options.length >= EXAM_OPTIONS && !isSorting(pasted.stem))
        return { questions: [outOfScope('other-topic')], clauses: [] };
    }
    const sorted = frameList(text, before);
    if (sorted) return { questions: sorted, clauses: [] };
    const clauses = withNamed(ends(cut(text)).map(read), reader).filter((clause) => clause.tokens.length > 0);
    if (clauses.length === 0) return { questions: [{ kind: 'unknown', reason: 'empty', near: [] }], clauses };
    if (isOtherLanguage(text, clauses, lists)) return { questions: [outOfScope('other-language')], clauses };
    if (clauses.some((clause) => clause.cues.has('out_of_scope.instructions')))
      return { questions: [outOfScope('instructions')], clauses };
    const framed = frameAll(askingOf(clauses), clauses, before);
    const telling = framed.filter((q) => q.kind !== 'smalltalk' && q.kind !== 'unknown' && q.kind !== 'out-of-scope');
    const questions = (telling.length > 0 ? telling : framed.slice(0, 1)).slice(0, MOST_QUESTIONS);
    if (questions.length > 0) return { questions, clauses };
    const other = clauses.map(foreignIn).find((id) => id !== null) ?? null;
    return {
      questions: [
        outOfScope(
          other === null ? 'other-topic' : 'other-cloud',
          other === null ? null : (lists.foreign[other] ?? null),
        ),
      ],
      clauses,
    };
  }

  return { understand, reader };
}
