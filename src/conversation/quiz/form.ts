import * as v from 'valibot';
import type { Knowledge } from '../../knowledge/types.js';
import type { QuizWish } from '../../question/types.js';
import { LONGEST } from '../../quiz/deck/code.js';
import type { Play } from '../../quiz/play.js';
import type { QuizTexts } from '../../quiz/texts.js';
import type { Form, FormField } from '../types.js';
import { playOf, USUAL_SECONDS } from './wish.js';

/** What somebody filled in. */
export interface Filled {
  /** A scenario, an own deck, or questions by rule. */
  readonly deck:
    | { readonly type: 'scenario'; readonly id: string }
    | { readonly type: 'own'; readonly name: string }
    | { readonly type: 'rule'; readonly level: QuizWish['level']; readonly about: string };
  /** Null for all that there are, or as many as usual. */
  readonly count: number | null;
  readonly play: Play;
}

const LEVELS = ['easy', 'medium', 'hard'] as const;
/** A number, however far off it is; an empty field is none. */
const number = v.pipe(
  v.optional(v.string(), ''),
  v.transform((text) => (text.trim() === '' ? null : Math.round(Number(text)))),
  v.nullable(v.pipe(v.number(), v.finite())),
);

const Values = v.object({
  deck: v.pipe(v.string(), v.regex(/^(scenario|own|rule):[\w-]{1,80}$/)),
  about: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200)), ''),
  count: number,
  pace: v.optional(v.picklist(['host', 'clock']), 'host'),
  seconds: number,
  names: v.optional(v.picklist(['named', 'anonymous']), 'named'),
  votes: v.optional(v.picklist(['once', 'twice']), 'once'),
});

/** The form by which a quiz is set up. */
export function quizForm(own: readonly string[], activity: string, knowledge: Knowledge, texts: QuizTexts): Form {
  const { form, deck } = texts;
  const decks = [
    ...Object.values(knowledge.scenarios).map(({ id, title }) => ({ value: `scenario:${id}`, label: title })),
    { value: 'rule:any', label: form.byRule },
    ...LEVELS.map((level) => ({ value: `rule:${level}`, label: `${form.byRule} (${deck.levels[level]})` })),
    ...own.map((name) => ({ value: `own:${name}`, label: name })),
  ];
  const choice = (
    id: string,
    label: string,
    options: Extract<FormField, { type: 'choice' }>['options'],
    value?: string,
  ): FormField => {
    return { type: 'choice', id, label, options, value: value ?? options[0]?.value ?? '' };
  };
  return {
    id: 'quiz',
    title: form.title,
    submit: form.submit,
    fields: [
      choice('deck', form.deck, decks, `scenario:${activity}`),
      { type: 'text', id: 'about', label: form.about, value: '' },
      { type: 'number', id: 'count', label: form.count, value: '', least: 1, most: LONGEST },
      choice('pace', form.pace, [
        { value: 'host', label: form.byHost },
        { value: 'clock', label: form.byClock },
      ]),
      { type: 'number', id: 'seconds', label: form.seconds, value: String(USUAL_SECONDS), least: 5, most: 3600 },
      choice('names', form.names, [
        { value: 'named', label: form.named },
        { value: 'anonymous', label: form.anonymous },
      ]),
      choice('votes', form.votes, [
        { value: 'once', label: form.once },
        { value: 'twice', label: form.twice },
      ]),
    ],
  };
}

/** Reads what was filled in; null for what does not come from the form. Numbers out of bounds are brought within. */
export function readForm(values: Readonly<Record<string, string>>): Filled | null {
  const parsed = v.safeParse(Values, values);
  if (!parsed.success) return null;
  const { deck, about, count, pace, seconds, names, votes } = parsed.output;
  const [kind, id = ''] = deck.split(':');
  const level = LEVELS.find((each) => each === id) ?? null;
  const wish = { isTimed: pace === 'clock', seconds: pace === 'clock' ? seconds : null };
  return {
    deck:
      kind === 'scenario'
        ? { type: kind, id }
        : kind === 'own'
          ? { type: kind, name: id }
          : { type: 'rule', level, about },
    count: count === null ? null : Math.min(LONGEST, Math.max(1, count)),
    play: playOf({ ...wish, discuss: votes === 'twice', anonymous: names === 'anonymous' }),
  };
}
