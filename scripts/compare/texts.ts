import { fileURLToPath } from 'node:url';
import { compileWithPhrases } from '../../src/knowledge/compile.js';
import { readLanguage } from '../../src/question/language.js';
import { type Label, readSet } from '../accuracy/questions.js';
import type { Asked } from './score.js';

/** A text and the duty that it speaks of. */
export interface Lesson {
  readonly control: string;
  readonly text: string;
}

const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));

/** The families in which a question asks for one duty. */
const FAMILIES = ['owner', 'hurried', 'statements', 'yesno', 'long'];

/**
 * What every model learns from, by duty: its name, definition and phrases, and the sentences that people write for it.
 * The texts of all duties are mingled: nlp.js takes them as they come, and would forget what came first.
 */
export function readLessons(): Lesson[] {
  const { knowledge, phrases } = compileWithPhrases(path('knowledge'));
  const sentences = readLanguage(path('intents')).duties;
  return Object.values(knowledge.controls)
    .flatMap(({ id, name, definition }) => {
      const texts = [name, definition, ...(phrases.controls[id] ?? []), ...(sentences[id] ?? [])];
      return texts.map((text, at) => ({ control: id, text, place: at / texts.length }));
    })
    .sort((a, b) => a.place - b.place)
    .map(({ control, text }) => ({ control, text }));
}

function asked({ text, control, owner, choices }: Label): Asked[] {
  return control === undefined || owner === undefined || choices !== undefined ? [] : [{ text, controls: control }];
}

/** The labelled questions for one duty, without those of conversations: the sets to tune on, or the held-back ones. */
export function readQuestions(kind: 'tuning' | 'held back'): Asked[] {
  return FAMILIES.flatMap(
    (family) => readSet(path(`test/questions/${family}${kind === 'tuning' ? '' : '.check'}.yaml`)).items,
  )
    .filter((item) => item.length === 1)
    .flat()
    .flatMap(asked);
}
