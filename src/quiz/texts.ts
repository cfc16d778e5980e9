import * as v from 'valibot';

/** A sentence, and the placeholders (`{votes}`) that it may use. */
const sentence = (...placeholders: string[]) =>
  v.pipe(
    v.string(),
    v.nonEmpty('must not be empty'),
    v.check(
      (text) => [...text.matchAll(PLACEHOLDER)].every(([, key = '']) => placeholders.includes(key)),
      `may use only these placeholders: ${placeholders.map((key) => `{${key}}`).join(', ') || 'none'}`,
    ),
  );

const PLACEHOLDER = /\{(\w+)\}/g;

/** The `quiz` section of the reply texts of one language (intents/replies/quiz.yaml). */
export const quizTexts = v.strictObject({
  options: v.strictObject({ aws: sentence(), customer: sentence(), both: sentence() }),
  intro: v.strictObject({ heading: sentence('title'), how: sentence('questions') }),
  round: v.strictObject({
    heading: sentence('round', 'rounds'),
    votes: sentence('votes'),
    closed: sentence(),
  }),
  reveal: v.strictObject({
    tally: sentence('right', 'votes'),
    nobody: sentence(),
    awsDoes: sentence(),
    customerDoes: sentence(),
    discuss: sentence('discuss'),
  }),
  end: v.strictObject({
    heading: sentence('title'),
    room: sentence('questions', 'people', 'percent'),
    nothing: sentence(),
    columns: v.strictObject({ rank: sentence(), name: sentence(), right: sentence() }),
    right: sentence('right', 'questions', 'percent'),
    player: sentence('number'),
    more: sentence('people'),
    hardest: sentence('question', 'answer', 'right', 'votes'),
    takeaways: sentence(),
  }),
  buttons: v.strictObject({ reveal: sentence(), next: sentence(), scores: sentence(), end: sentence() }),
  whispers: v.strictObject({
    voted: sentence('option'),
    closed: sentence(),
    over: sentence(),
    stale: sentence(),
    notHost: sentence(),
    elsewhere: sentence(),
    unknown: sentence(),
    running: sentence(),
    busy: sentence(),
  }),
});

export type QuizTexts = v.InferOutput<typeof quizTexts>;
