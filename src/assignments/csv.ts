import { stringify } from 'csv-stringify/sync';
import type { Knowledge } from '../knowledge/types.js';
import type { Gap } from './gaps.js';
import type { AssignTexts } from './texts.js';
import type { Assignment } from './types.js';
import { holderName, type Words } from './words.js';

/** As spreadsheets take it: names are made by people, so what looks like a formula is made harmless. */
const FORMAT = { bom: true, record_delimiter: 'windows', escape_formulas: true } as const;

/** Who has what, one line an assignment (RFC 4180). */
export function assignmentsCsv(assignments: readonly Assignment[], words: Words, { list }: AssignTexts): string {
  const { duty, service, environment, holder, by, on } = list.columns;
  const lines = assignments.map((each) => [
    words.duty(each.scope),
    each.scope.service === null ? '' : words.service(each.scope.service),
    each.scope.environment ?? '',
    holderName(each.holder),
    words.person(each.by),
    new Date(each.at).toISOString().slice(0, 10),
  ]);
  return stringify([[duty, service, environment, holder, by, on], ...lines], FORMAT);
}

/** Duties that nobody has, one line for each duty and service, in the order of the gaps. */
export function gapsCsv(
  gaps: readonly Gap[],
  { controls, groups }: Knowledge,
  words: Words,
  { gaps: texts }: AssignTexts,
): string {
  const { group, duty, service, owner } = texts.columns;
  const lines = gaps.flatMap(({ control, customer, shared }) => {
    const line = (whose: string) => (id: string) => {
      const of = controls[control]?.group ?? '';
      return [groups[of] ?? of, controls[control]?.name ?? control, words.service(id), whose];
    };
    return [...customer.map(line(texts.customer)), ...shared.map(line(texts.shared))];
  });
  return stringify([[group, duty, service, owner], ...lines], FORMAT);
}
