import type { Knowledge } from '../../knowledge/types.js';
import type { Reader } from '../reader.js';
import type { Clause, Question, QuizWish } from '../types.js';
import { isPlausible } from './duties.js';
import { candidatesIn } from './targets.js';

/** What stands before the subject of a quiz. */
const ABOUT = new Set(['about', 'on', 'covering', 'regarding', 'concerning', 'around', 'for', 'in']);

/** What numbers count, as word classes. */
const COUNTED = ['quiz-question', 'second', 'minute'] as const;

/** Wishes that are no quiz of a room; the more special first. */
const ALONE = [
  'present',
  'setup',
  'export',
  'remove-deck',
  'decks',
  'deck',
  'stop-remind',
  'remind',
  'stop-daily',
  'daily',
  'leave',
  'join',
  'leaderboard',
  'progress',
  'practice',
] as const;
const WORKDAYS = [1, 2, 3, 4, 5];
const MONDAY = [1];

/** Is it about a quiz at all? */
export function isQuiz({ cues }: Clause): boolean {
  return cues.has('quiz') || ALONE.some((command) => cues.has(`quiz.${command}`));
}

/** What somebody who asks for a quiz wants. */
export function framedQuiz(clause: Clause, reader: Reader, knowledge: Knowledge): Question {
  const { cues } = clause;
  for (const command of ALONE) {
    if (!cues.has(`quiz.${command}`)) continue;
    if (command === 'deck') return { kind: 'quiz', command, wish: wishOf(clause, reader, knowledge) };
    return command === 'daily' ? { kind: 'quiz', command, days: daysIn(clause) } : { kind: 'quiz', command };
  }
  return { kind: 'quiz', command: 'start', wish: wishOf(clause, reader, knowledge) };
}

function daysIn({ cues }: Clause): readonly number[] {
  const named = [1, 2, 3, 4, 5, 6, 7].filter((day) => cues.has(`quiz.day-${day}`));
  if (named.length > 0) return named;
  return cues.has('quiz.day-week') ? MONDAY : WORKDAYS;
}

function wishOf(clause: Clause, reader: Reader, knowledge: Knowledge): QuizWish {
  const { cues } = clause;
  const named = (prefix: string) =>
    [...cues.keys()].flatMap((cue) => (cue.startsWith(`quiz.${prefix}-`) ? [cue.slice(prefix.length + 6)] : []));
  const one = <T extends string>(words: readonly T[]) => words.find((word) => cues.has(`quiz.${word}`)) ?? null;
  const candidates = candidatesIn(clause, knowledge).filter(({ strength }) => strength === 'strong');
  const services = [...new Set(candidates.map(({ target }) => target.service))];
  const [scenario = null] = named('scenario');
  const duty = services.length > 0 || scenario !== null ? null : dutyIn(clause, reader);
  // "Databases" is a kind of service and "identity" a group of duties; "backups of databases" is a duty.
  const families = services.length > 0 || duty?.isExact ? [] : named('family');
  const groups = services.length > 0 || duty?.isExact ? [] : named('group');
  const isOpen = families.length === 0 && groups.length === 0;
  return {
    scenario,
    services,
    families: scenario === null ? families : [],
    controls: duty !== null && isOpen ? [duty.control] : [],
    groups: scenario === null ? groups : [],
    model: one(['iaas', 'paas', 'saas']),
    level: one(['hard', 'medium', 'easy']),
    count: countBefore(clause, 'quiz-question'),
    isTimed: cues.has('quiz.timed'),
    seconds: countBefore(clause, 'second') ?? minutes(clause),
    discuss: cues.has('quiz.discuss'),
    anonymous: cues.has('quiz.anonymous'),
  };
}

/** The duty named behind "about"; exact where a phrase of several words for it was said in full. */
function dutyIn(clause: Clause, reader: Reader): { readonly control: string; readonly isExact: boolean } | null {
  const at = clause.tokens.findIndex(({ word }) => ABOUT.has(word));
  if (at === -1) return null;
  const features = clause.featuresAt(at + 1, clause.tokens.length);
  const [best] = reader.rank(features);
  if (!isPlausible(best, 'alone') || best.control.startsWith('@')) return null;
  const isExact = features.length > 1 && best.phraseCovered === 1 && best.textCovered === 1;
  return { control: best.control, isExact };
}

/** "10 hard questions": a number, and within four words, first of all that is counted, a unit of that class. */
function countBefore({ units }: Clause, unit: (typeof COUNTED)[number]): number | null {
  for (const [index, { word, classes }] of units.entries()) {
    const number = numberOf(word, classes);
    const counted = units.slice(index + 1, index + 5).find((next) => COUNTED.some((each) => next.classes.has(each)));
    if (number !== null && counted?.classes.has(unit)) return number;
  }
  return null;
}

function minutes(clause: Clause): number | null {
  const count = countBefore(clause, 'minute');
  return count === null ? null : count * 60;
}

function numberOf(word: string, classes: ReadonlySet<string>): number | null {
  if (/^\d{1,4}$/.test(word)) return Number(word);
  const named = [...classes].find((name) => /^number-\d+$/.test(name));
  return named === undefined ? null : Number(named.slice(7));
}
