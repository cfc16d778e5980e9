import { noSuchDutyJson, verdictJson } from '../answer/json.js';
import type { Matrix } from '../knowledge/matrix.js';

/** The matrix for programs. A cell is an object as in docs/json.md: of `verdicts`, or of `inapplicable`. */
export function renderJson({ columns, rows }: Matrix, day: string): string {
  const object = {
    made: day,
    services: columns.map(({ service, variant, name }) => ({ service, variant, name })),
    duties: rows.map(({ control, name, group, cells }) => ({
      control,
      name,
      group,
      owners: cells.map(({ resolution }) =>
        resolution.kind === 'verdict'
          ? { kind: 'verdict', ...verdictJson(resolution.verdict) }
          : { kind: 'inapplicable', ...noSuchDutyJson(resolution.none) },
      ),
    })),
  };
  return `${JSON.stringify(object, null, 2)}\n`;
}
