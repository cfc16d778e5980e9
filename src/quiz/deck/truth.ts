import { fill } from '../../answer/fill.js';
import type { Knowledge } from '../../knowledge/types.js';
import type { QuizTexts } from '../texts.js';
import type { Candidate } from './candidate.js';

/** "True or false? AWS backs up my EC2 instances." for each common misconception, and each true thing that is doubted. */
export function truthQuestions({ topics, controls, sources }: Knowledge, texts: QuizTexts): Candidate[] {
  return Object.values(topics).flatMap((topic) => {
    const { kind, truth, about } = topic;
    if (kind !== 'misconception' || truth === undefined) return [];
    const id = `truth:${topic.id}`;
    const group = about?.control === undefined ? undefined : controls[about.control]?.group;
    const right = truth ? 'true' : 'false';
    const { isTrue, isFalse } = texts.deck;
    return [
      {
        id,
        kind: 'truth' as const,
        level: truth ? ('medium' as const) : ('hard' as const),
        services: about?.service === undefined ? [] : [about.service],
        controls: about?.control === undefined ? [] : [about.control],
        groups: group === undefined ? [] : [group],
        topic: about?.control ?? topic.id,
        leaning: right,
        write: () => ({
          id,
          kind: 'truth' as const,
          text: fill(texts.deck.truth, { statement: topic.title }),
          options: [
            { id: 'true', label: isTrue, why: null },
            { id: 'false', label: isFalse, why: null },
          ],
          right,
          owner: null,
          duty: topic.title,
          about: null,
          because: [topic.answer, ...topic.points].join(' '),
          aws: [],
          customer: [],
          sources: topic.sources.flatMap((key) => sources[key] ?? []),
          discuss: null,
        }),
      },
    ];
  });
}
