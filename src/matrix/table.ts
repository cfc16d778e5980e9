import type { Matrix, MatrixCell } from '../knowledge/matrix.js';
import type { Resolution, Source, Verdict } from '../knowledge/types.js';

/** One cell of the matrix with everything that is said of it. */
export interface Reason {
  readonly service: string;
  readonly owner: string;
  readonly awsDoes: readonly string[];
  readonly customerDoes: readonly string[];
  readonly because: string;
  /** How special the fact is that decided: about this very service, or a rule for many. */
  readonly basis: string;
  readonly sources: readonly Source[];
}

export interface TableRow {
  readonly control: string;
  readonly duty: string;
  readonly group: string;
  /** One for each column. */
  readonly reasons: readonly Reason[];
}

/** The matrix in words, before any format. */
export interface Table {
  readonly title: string;
  /** The day it was made, and on what. */
  readonly note: string;
  readonly services: readonly string[];
  readonly rows: readonly TableRow[];
}

/** The headings that all formats share. */
export const headings = {
  owners: 'Owners',
  reasons: 'Reasons and sources',
  group: 'Area',
  duty: 'Duty',
  service: 'Service',
  owner: 'Owner',
  awsDoes: 'AWS does',
  customerDoes: 'The customer does',
  because: 'Reason',
  basis: 'Decided by',
  sources: 'Sources',
} as const;

const owners: Readonly<Record<Verdict['owner'], string>> = {
  aws: 'AWS',
  customer: 'Customer',
  shared: 'Shared',
  vendor: 'Third party',
};

const NOT_APPLICABLE = 'Not applicable';

const levels: Readonly<Record<Verdict['level'], string>> = {
  variant: 'a fact about this way of running it',
  service: 'a fact about this service',
  archetype: 'the rule for this kind of service',
  control: 'the general rule',
};

/**
 * Puts a matrix into words.
 *
 * @param day the day it is made (YYYY-MM-DD)
 */
export function tableOf({ columns, rows }: Matrix, day: string): Table {
  const services = columns.map(({ name }) => name);
  return {
    title: `Who is responsible: ${services.join(', ')}`,
    note: `Made by Responsibot on ${day}. "Shared": both sides must do a part of their own.`,
    services,
    rows: rows.map(({ control, name, group, cells }) => ({
      control,
      duty: upperFirst(name),
      group,
      reasons: cells.map(reasonOf),
    })),
  };
}

function reasonOf({ column, resolution }: MatrixCell): Reason {
  return { service: column.name, ...saidOf(resolution) };
}

function saidOf(resolution: Resolution): Omit<Reason, 'service'> {
  if (resolution.kind === 'inapplicable') {
    const { because, instead } = resolution.none;
    const place = instead === null ? '' : ` In its place: ${instead.controlName} (${ownerOf(instead)}).`;
    return {
      owner: NOT_APPLICABLE,
      awsDoes: [],
      customerDoes: [],
      because: `${because}${place}`,
      basis: '',
      sources: instead?.sources ?? [],
    };
  }
  const { verdict } = resolution;
  return {
    owner: ownerOf(verdict),
    awsDoes: verdict.aws,
    customerDoes: verdict.customer,
    because: verdict.because,
    basis: levels[verdict.level],
    sources: verdict.sources,
  };
}

function ownerOf({ owner, vendor }: Verdict): string {
  return vendor ?? owners[owner];
}

function upperFirst(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
