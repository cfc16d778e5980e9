import * as v from 'valibot';

const text = v.pipe(v.string(), v.nonEmpty('must not be empty'));
const bySide = v.strictObject({ aws: text, customer: text, shared: text });
const byOwner = v.strictObject({ ...bySide.entries, vendor: text });

/** The reply texts of one language (`intents/replies/answers.yaml`). */
export const answerTexts = v.strictObject({
  owners: byOwner,
  ownersInTable: byOwner,
  subject: text,
  does: v.strictObject({ aws: text, customer: text }),
  yes: text,
  no: text,
  general: text,
  anyService: text,
  retired: text,
  closed: text,
  setting: text,
  notHere: text,
  instead: text,
  lists: v.strictObject({
    ...byOwner.entries,
    title: text,
    titleOfSide: bySide,
    general: text,
    none: text,
    more: text,
  }),
  compare: v.strictObject({ title: text, duty: text, same: text, change: text }),
  where: v.strictObject({ title: bySide, count: text }),
  classify: v.strictObject({ module: text, analogy: text, none: text }),
  models: v.strictObject({ iaas: text, paas: text, saas: text }),
  choose: v.strictObject({
    pick: text,
    unsure: text,
    option: text,
    columns: v.strictObject({ letter: text, owner: text, why: text }),
    unknown: text,
  }),
  clarify: v.strictObject({ service: text, 'which-service': text, duty: text }),
  more: v.strictObject({ nothing: text, sure: text, since: text }),
  help: v.strictObject({ title: text, text, examples: v.array(text), 'title-examples': text, quiz: text }),
  smalltalk: v.strictObject({ greeting: text, thanks: text, bye: text }),
  feedback: text,
  rated: text,
  storeDown: text,
  memoryDown: text,
  unknown: v.strictObject({ empty: text, unclear: text, 'no-context': text, 'no-such-service': text }),
  outOfScope: v.strictObject({ 'other-topic': text, 'other-cloud': text, 'other-language': text, instructions: text }),
  buttons: v.strictObject({ split: text, why: text, quiz: text, up: text, down: text }),
  says: v.strictObject({ split: text, why: text, quiz: text }),
});

export type AnswerTexts = v.InferOutput<typeof answerTexts>;
