import type { Knowledge } from '../knowledge/types.js';
import { cutChoices } from './choices.js';
import { withConfirmations } from './confirmed.js';
import { frameChoices } from './frame/choose.js';
import type { Frame } from './frame/context.js';
import { asksByItself, frameListing } from './frame/listed.js';
import { asksForDuty, foreignIn, isOtherLanguage, outOfScope } from './frame/scope.js';
import { listings } from './listing.js';
import { withNamed } from './named.js';
import { atColon, cut } from './parts.js';
import { createReader, type Reader } from './reader.js';
import { remembering } from './remembering.js';
import { frameAll, withoutHead } from './several.js';
import { clean } from './text/clean.js';
import { excerpt } from './text/excerpt.js';
import type { Sentence } from './text/sentences.js';
import type { Clause, Language, Question, Topic, WordLists } from './types.js';

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

/** A pasted question with so many options that is not about sides is an exam's, on something else. */
const EXAM_OPTIONS = 3;

function ends<T>(all: readonly T[]): readonly T[] {
  return all.length <= MOST_SENTENCES ? all : [...all.slice(0, MOST_SENTENCES / 2), ...all.slice(-MOST_SENTENCES / 2)];
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
  const base = createReader(language, knowledge);
  const lists: WordLists = {
    languages: language.languages,
    foreign: language.foreign,
    patchingOf: language.patchingOf,
    places: language.places,
  };

  /** What asks: sentences with a question mark; without any, those that sound like a question; else all. */
  function askingOf(clauses: readonly Clause[]): readonly Clause[] {
    const marked = clauses.filter((clause) => clause.asked);
    if (marked.length > 0) return marked;
    const sounding = clauses.filter(isQuestion);
    return sounding.length > 0 ? sounding : clauses;
  }

  /** Is it a request to sort a list of duties ("us or AWS: …, …, …")? */
  function isSorting(text: string, reader: Reader): boolean {
    return reader.read({ text: atColon(text)?.head ?? text, asked: false }).cues.has('sort');
  }

  /** Frames each item of a list of duties; null where the text is none. */
  function frameList(text: string, before: Topic | null, reader: Reader): readonly Question[] | null {
    const frame: Frame = { knowledge, lists, reader, before, background: [], backgroundTargets: [] };
    for (const listing of listings(text)) {
      const questions = frameListing(listing, frame);
      if (questions) return questions;
    }
    return null;
  }

  /** Puts "who makes sure of this:" and the statement behind it into one clause. */
  function read(sentence: Sentence, reader: Reader): Clause {
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
    const reader = remembering(base);
    const pasted = cutChoices(text);
    // "(1) who …? (2) who …?" are questions, not options.
    if (pasted && !pasted.options.every((option) => asksByItself(option.text))) {
      const question = frameChoices(pasted, { knowledge, lists, reader });
      if (question) return { questions: [question], clauses: [] };
      if (pasted.options.length >= EXAM_OPTIONS && !isSorting(pasted.stem, reader))
        return { questions: [outOfScope('other-topic')], clauses: [] };
    }
    const sorted = frameList(text, before, reader);
    if (sorted) return { questions: sorted, clauses: [] };
    const { shared, sentences } = withoutHead(cut(text), { knowledge, reader });
    const named = withNamed(
      withConfirmations(ends(sentences), (sentence) => read(sentence, reader)),
      reader,
    );
    const clauses = named.filter((clause) => clause.tokens.length > 0);
    if (clauses.length === 0) return { questions: [{ kind: 'unknown', reason: 'empty', near: [] }], clauses };
    if (isOtherLanguage(text, clauses, lists)) return { questions: [outOfScope('other-language')], clauses };
    if (clauses.some((clause) => clause.cues.has('out_of_scope.instructions')))
      return { questions: [outOfScope('instructions')], clauses };
    const framed = frameAll(askingOf(clauses), { all: clauses, shared }, { knowledge, lists, reader, before });
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

  return { understand, reader: base };
}
