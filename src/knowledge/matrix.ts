import { find } from './lookup.js';
import { resolve, split } from './resolve.js';
import type { Knowledge, Resolution } from './types.js';

/** A service, or one way of running it, that a matrix has a column for. */
export interface MatrixColumn {
  readonly service: string;
  readonly variant: string | null;
  readonly name: string;
}

/** One duty, and who owns it in each column, in the order of the columns. */
export interface MatrixRow {
  readonly control: string;
  readonly name: string;
  /** The title of the control's group: "Guest operating system". */
  readonly group: string;
  readonly cells: readonly MatrixCell[];
}

export interface MatrixCell {
  readonly column: MatrixColumn;
  readonly resolution: Resolution;
}

/** Who is responsible for what, over several services. */
export interface Matrix {
  readonly columns: readonly MatrixColumn[];
  readonly rows: readonly MatrixRow[];
}

/**
 * Sets services side by side: one row for each duty that is of interest for any of them, ordered as the controls are.
 * A service for which the duty is of no special interest is answered by the general rule all the same.
 *
 * @param places services by id, with the id of a variant or `null`. Unknown ones and repetitions are left out.
 *
 * @example
 * matrixOf(knowledge, [{ service: 'ec2', variant: null }, { service: 'lambda', variant: null }]).rows
 * // [{ control: 'physical-access', name: …, cells: [{ column, resolution }, …] }, …]
 */
export function matrixOf(
  knowledge: Knowledge,
  places: readonly { readonly service: string; readonly variant: string | null }[],
): Matrix {
  const named = places.flatMap(({ service, variant }) => columnOf(knowledge, service, variant) ?? []);
  const columns = [...new Map(named.map((column) => [`${column.service}/${column.variant ?? ''}`, column])).values()];
  const interesting = new Set(
    columns.flatMap(({ service, variant }) => split(knowledge, service, variant).map(controlOf)),
  );
  const rows = Object.values(knowledge.controls)
    .filter(({ id }) => interesting.has(id))
    .map(({ id, name, group }) => ({
      control: id,
      name,
      group: find(knowledge.groups, group) ?? group,
      cells: columns.flatMap((column) => cellOf(knowledge, column, id)),
    }));
  return { columns, rows };
}

function columnOf(knowledge: Knowledge, id: string, variantId: string | null): MatrixColumn | null {
  const service = find(knowledge.services, id);
  if (service === undefined) return null;
  const variant = find(service.variants, variantId);
  if (variantId !== null && variant === undefined) return null;
  return { service: service.id, variant: variant?.id ?? null, name: variant?.name ?? service.name };
}

function controlOf(resolution: Resolution): string {
  return (resolution.kind === 'verdict' ? resolution.verdict : resolution.none).subject.control;
}

function cellOf(knowledge: Knowledge, column: MatrixColumn, control: string): MatrixCell[] {
  const resolution = resolve(knowledge, { service: column.service, variant: column.variant, control });
  return resolution === null ? [] : [{ column, resolution }];
}
