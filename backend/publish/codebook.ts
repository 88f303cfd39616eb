import { stringify } from 'csv-stringify/sync';
import { guardFormula } from '#shared/formula-guard.ts';
import type { Column } from './columns.ts';
import type { ColumnRole } from './define-dataset.ts';
import type { Manifest } from './manifest.ts';

/** What the codebook says of each column, in order. */
const heads = [
  'column',
  'label',
  'meaning',
  'type',
  'unit',
  'allowed',
  'missing',
  'measured',
  'protection',
  'role',
  'since',
] as const;
type Line = Record<(typeof heads)[number], string>;

/** Rule by which names appear, or `null` where every row is published. */
export type Selection = Manifest['protection']['selection'];

const measuredBy: Record<ColumnRole, string> = {
  period: 'From the calendar: the window that was measured, or a day of it',
  dimension: 'Read from the page by a rule pack',
  identifier: 'Read from the page by a rule pack',
  name: 'Read from the page by a rule pack',
  text: 'Read from the page by a rule pack',
  count: 'Counted over all volunteers, each within the bounds of the release',
  share: 'Computed from counts with noise',
  rate: 'Computed from counts with noise',
  uncertainty: 'Computed from the noise, whose size is public',
  flag: 'Computed from the value with noise and public limits',
  told: 'Chosen or written by the person who told it, or noted about that by the study',
};

/** One line a column: what the codebook says, in every format and on the page alike. */
export function codebookLines(columns: readonly Column[], selection: Selection): Line[] {
  return columns.map((column) => ({
    column: column.name,
    label: column.label,
    meaning: column.description,
    type: column.type,
    unit: column.unit ?? '',
    allowed: allowed(column),
    missing: column.missing ?? 'never missing',
    measured: measuredBy[column.role],
    protection: protection(column.role, selection),
    role: column.role,
    since: column.since,
  }));
}

/** The codebook as a Markdown table. */
export function codebookTable(columns: readonly Column[], selection: Selection): string {
  const lines = codebookLines(columns, selection);
  const rows = lines.map((line) => heads.map((head) => inTable(line[head])).join(' | '));
  return [heads.join(' | '), heads.map(() => '---').join(' | '), ...rows]
    .map((row) => `| ${row} |`)
    .join('\n');
}

/** The codebook as CSV. */
export function codebookCsv(columns: readonly Column[], selection: Selection): string {
  return stringify(
    codebookLines(columns, selection).map((line) => heads.map((head) => guardFormula(line[head]))),
    { header: true, columns: [...heads], record_delimiter: '\n' },
  );
}

function protection(role: ColumnRole, selection: Selection): string {
  if (role === 'told') return 'Published because its writer agreed to that, for everybody to read';
  if (role === 'count') return 'Contributions bounded, then discrete Gaussian noise';
  if (role === 'identifier' || role === 'name' || role === 'text' || role === 'dimension')
    return selection === null
      ? 'Needs none: every value that could be there is published'
      : `Published with at least ${selection.atLeast} volunteers behind the row, and a value of ${selection.threshold} or more with noise`;
  return role === 'period'
    ? 'Needs no protection: everybody knows it'
    : 'Needs no noise of its own: it follows from what is protected';
}

function allowed(column: Column): string {
  const { minimum, maximum } = column;
  if (column.allowed !== null) return column.allowed.join(', ');
  if (column.type === 'date') return 'YYYY-MM-DD';
  if (column.type === 'boolean') return 'true, false';
  if (column.pattern !== null) return column.pattern;
  if (minimum !== null && maximum !== null) return `${minimum} to ${maximum}`;
  if (minimum !== null) return `at least ${minimum}`;
  if (maximum !== null) return `at most ${maximum}`;
  return column.freeText ? 'any text' : 'any number';
}

/** Text for one cell of a Markdown table. */
export function inTable(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');
}
