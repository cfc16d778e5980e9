import type { QuizTexts } from '../texts.js';
import type { Candidate } from './candidate.js';
import { ownerOptions, revealOf, rightOf } from './owner-options.js';
import type { Point } from './points.js';
import { sentenceOf } from './sentence.js';

/** "Amazon RDS: who is responsible for backups?" for each point. "Both" is offered only where it cannot be argued. */
export function ownerQuestions(points: readonly Point[], texts: QuizTexts): Candidate[] {
  return points
    .filter(({ own }) => own)
    .map((point) => {
      const { verdict, service, variant, control, group, place, level } = point;
      const id = `owner:${service}/${variant ?? ''}/${control}`;
      return {
        id,
        kind: 'owner',
        level,
        services: [service],
        controls: [control],
        groups: [group],
        topic: control,
        leaning: rightOf(verdict),
        write: () => ({
          id,
          kind: 'owner',
          text: sentenceOf(texts.deck.owner, { place, duty: verdict.controlName }),
          options: ownerOptions(verdict, texts, point.full),
          right: rightOf(verdict),
          owner: verdict.owner,
          ...revealOf(verdict),
          discuss: null,
        }),
      };
    });
}
