import { speaksOfDuties } from '../question/doubt.js';
import type { Understood } from '../question/understand.js';
import type { FeedbackKind } from '../store/types.js';
import type { AskedBack } from './context.js';
import { asLine, BREAK } from './thumbs.js';

/** What is kept for review. The bot does not learn from it by itself: people look through it (src/review/). */
export interface Lesson {
  readonly kind: FeedbackKind;
  readonly text: string;
  /** The reading that was picked, or what a text was answered with. */
  readonly detail: string;
}

/**
 * What of a text is worth keeping: that the bot had to ask back, that a reading was picked, that a text that speaks of
 * duties got no answer. Other talk is nobody's business.
 *
 * @param before the text that was asked back before, where one was
 */
export function worthKeeping(text: string, understood: Understood, before: AskedBack | null): Lesson[] {
  const lessons: Lesson[] = [];
  const picked = before?.options.find((option) => [option.text, option.label].some((words) => isSame(words, text)));
  if (before && picked) lessons.push(lesson('picked', before.text, picked.text));
  const kind = doubtOf(understood);
  if (kind !== null) lessons.push(lesson(kind, text, ''));
  return lessons;
}

/**
 * The lesson of a vote on an answer (`about` as in `withThumbs`; others may have written it), or of what was said to be
 * wrong with it.
 */
export function rated(verdict: 'up' | 'down', about: string, reason?: string): Lesson {
  const [text = '', detail = ''] = about.split(BREAK);
  if (reason !== undefined) return lesson('reason', text, nameless(asLine(reason)));
  return lesson(verdict, text, detail);
}

function doubtOf(understood: Understood): 'unanswered' | 'asked-back' | null {
  const { questions } = understood;
  if (questions.some(({ kind }) => kind === 'clarify')) return 'asked-back';
  const isOpen = questions.some((question) => {
    if (question.kind === 'unknown') return question.reason === 'unclear' || question.reason === 'no-such-service';
    return question.kind === 'out-of-scope' && question.reason === 'other-topic' && speaksOfDuties(understood);
  });
  return isOpen ? 'unanswered' : null;
}

function lesson(kind: FeedbackKind, text: string, detail: string): Lesson {
  return { kind, text: nameless(asLine(text)), detail: asLine(detail) };
}

const isSame = (one: string, other: string) => asLine(one).toLowerCase() === asLine(other).toLowerCase();

/** What could say who somebody is, or open a door: addresses, handles, account and resource ids, keys. */
const TELLING = [
  /\bhttps?:\/\/\S+/giu,
  /[^\s@<>()]{1,64}@[^\s@<>()]{1,255}/gu,
  /(?<![\p{L}\p{N}])@[\p{L}\p{N}._-]+/gu,
  /\barn:\S+/giu,
  /\b\d{1,3}(?:\.\d{1,3}){3}\b/gu,
  /\b[a-z]{1,10}-[0-9a-f]{8,17}\b/gu,
  /(?=[A-Za-z_+/=-]{0,40}\d)[\w+/=-]{20,}/gu,
  /\+?\d(?:[ ()-]?\d){5,}/gu,
];

/**
 * The text without what tells on somebody, as far as a pattern can see it.
 *
 * @example nameless('mail bob@example.com who patches i-0123456789abcdef0') // 'mail … who patches …'
 */
export function nameless(text: string): string {
  return TELLING.reduce((rest, pattern) => rest.replaceAll(pattern, '…'), text);
}
