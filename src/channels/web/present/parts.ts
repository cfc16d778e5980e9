import type { Presenting } from '../../../conversation/present/present.js';

/** What the pages of a quiz need from outside. */
export interface QuizPageParts {
  /** Loads what knows of quizzes. */
  readonly presenting: () => Promise<Presenting>;
  /** The drawing of a scenario as SVG, or null where there is none. */
  readonly diagram: (scenario: string) => string | null;
  /** Under what address phones reach the pages; null to take what the wall's page was opened under. */
  readonly publicUrl: string | null;
  readonly logger: { error(details: object, line: string): void };
  /** Milliseconds since 1970; the machine's clock when left out. */
  readonly now?: () => number;
  /** How often an open page is looked after, in milliseconds. */
  readonly every?: number;
}
