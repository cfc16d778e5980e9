import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolve } from '../../src/knowledge/resolve.js';
import type { Question, Topic } from '../../src/question/types.js';
import { createUnderstanding } from '../../src/question/understand.js';
import { knowledge, readLanguage, understand, verdictsOn } from './understanding.js';

const questions = knowledge.scenarios['training-module']?.questions ?? [];

function ownerOf(place: { service?: string; variant?: string; control: string }): string {
  const { service = null, variant = null, control } = place;
  const found = resolve(knowledge, { service, variant, control });
  return found?.kind === 'verdict' ? `${control} ${found.verdict.owner}` : 'none';
}

describe("the training module's questions", () => {
  it('are eight', () => {
    expect(questions).toHaveLength(8);
  });

  it.each(questions.map((question) => [question.text, question] as const))('%s', (text, question) => {
    expect(verdictsOn(text).map((verdict) => verdict.split(' ').slice(1).join(' '))).toEqual([ownerOf(question)]);
  });

  const letters = fc.array(fc.boolean(), { minLength: 1, maxLength: 40 });
  const space = fc.constantFrom(' ', '  ', '   ', '\t', ' \u00a0');
  const end = fc.constantFrom('?', '??', '?!', ' ?', '', '!', '...', '? ', '?\n');
  const please = fc.constantFrom<(text: string) => string>(
    (text) => text,
    (text) => `Please: ${text}`,
    (text) => `please ${text}`,
    (text) => `${text} please`,
  );

  it.each(questions.map((question) => [question.text]))(
    'have the same answer in any case, spacing, punctuation and politeness: %s',
    (text) => {
      const plain = verdictsOn(text);
      expect(plain).not.toEqual([]);
      fc.assert(
        fc.property(letters, space, end, please, (upper, gap, mark, politely) => {
          const cased = [...text.replace(/\?$/u, '')]
            .map((letter, i) => (upper[i % upper.length] ? letter.toUpperCase() : letter))
            .join('');
          const spaced = ` ${cased.replaceAll(' ', gap)}${mark}`;
          expect(verdictsOn(politely(spaced))).toEqual(plain);
        }),
        { numRuns: 40 },
      );
    },
  );
});

const subjects: Question[] = [
  { kind: 'owner', targets: [{ service: 'rds', variant: null }], controls: ['backups'], aspect: 'work', claim: null },
  { kind: 'list', target: { service: 'eks', variant: null }, side: 'customer' },
  { kind: 'classify', target: { service: 'rds', variant: null }, claim: 'paas' },
];
const topics: (Topic | null)[] = [
  null,
  { targets: [{ service: 'rds', variant: null }], controls: ['backups'], question: subjects[0] ?? null },
  { targets: [{ service: 'eks', variant: null }], controls: [], question: subjects[1] ?? null },
  { targets: [], controls: ['backups'], question: null },
];
const topic = fc.constantFrom(...topics);

/** Words that the rules look for, in no order that makes sense. */
const pieces = [
  'who',
  'whose',
  'what',
  'is',
  "isn't",
  'not',
  'we',
  'us',
  'AWS',
  'Amazon',
  'or',
  'and',
  'both',
  'patches',
  'backups',
  'encryption',
  'EC2',
  'RDS',
  'S3',
  'Oracle',
  'Postgres',
  'Azure',
  'why',
  'it',
  'that',
  'where',
  'compare',
  'quiz',
  'help',
  'please',
  'right',
  '?',
  '.',
  ',',
  ':',
  '\n',
  'A.',
  'B.',
  'C)',
  '1)',
  '2)',
  '- ',
  'the',
  'of',
  'on',
  'customer',
  'responsible',
  'PaaS',
  'true',
  'data center',
  'bucket',
  'Blorptron',
  '😀',
];
const babble = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((words) => words.join(' '));
const anyText = fc.oneof(
  babble,
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.json({ maxDepth: 3 }),
);

describe('any text', () => {
  it('is understood as one to five questions, on services and duties that there are', () => {
    fc.assert(
      fc.property(anyText, topic, (text, before) => {
        const found = understand(text, before).questions;
        expect(found.length).toBeGreaterThanOrEqual(1);
        expect(found.length).toBeLessThanOrEqual(8); // a list to be sorted may have eight items
        for (const question of found) {
          if (question.kind !== 'owner') continue;
          expect(question.controls.length).toBeGreaterThan(0);
          for (const control of question.controls) expect(knowledge.controls).toHaveProperty([control]);
          for (const { service, variant } of question.targets) {
            expect(knowledge.services).toHaveProperty([service]);
            if (variant !== null) expect(knowledge.services[service]?.variants).toHaveProperty([variant]);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it('means the same every time, whatever was understood in between', () => {
    const fresh = createUnderstanding(readLanguage(), knowledge);
    fc.assert(
      fc.property(anyText, anyText, topic, (text, other, before) => {
        const first = understand(text, before).questions;
        understand(other, null);
        expect(understand(text, before).questions).toEqual(first);
        expect(fresh.understand(text, before).questions).toEqual(first);
      }),
    );
  });

  it('can be stored, as questions are with their conversation', () => {
    fc.assert(
      fc.property(babble, topic, (text, before) => {
        const found = understand(text, before).questions;
        expect(JSON.parse(JSON.stringify(found))).toEqual(found);
      }),
    );
  });
});
