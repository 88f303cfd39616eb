import { stringify } from 'csv-stringify/sync';
import type { Column } from './columns.ts';

const heads = ['column', 'meaning', 'type', 'unit', 'allowed', 'missing', 'role'] as const;

/** One line a column: what the codebook says, in Markdown, in CSV and on the page alike. */
export function codebookLines(columns: readonly Column[]): Record<(typeof heads)[number], string>[] {
  return columns.map((column) => ({
    column: column.name,
    type: column.type,
    unit: column.unit ?? '',
    missing: column.nullable ? 'sometimes' : 'never',
    role: column.role,
    allowed: allowed(column),
    meaning: column.description,
  }));
}

/** The codebook as a Markdown table. */
export function codebookTable(columns: readonly Column[]): string {
  const rows = codebookLines(columns).map((line) => heads.map((head) => inTable(line[head])).join(' | '));
  return [heads.join(' | '), heads.map(() => '---').join(' | '), ...rows]
    .map((row) => `| ${row} |`)
    .join('\n');
}

/** The codebook as CSV. */
export function codebookCsv(columns: readonly Column[]): string {
  return stringify(
    codebookLines(columns).map((line) => heads.map((head) => line[head])),
    { header: true, columns: [...heads], record_delimiter: '\n' },
  );
}

function allowed(column: Column): string {
  if (column.type === 'date') return 'YYYY-MM-DD';
  if (column.type === 'boolean') return 'true, false';
  if (column.pattern !== null) return column.pattern;
  if (column.minimum !== null && column.maximum !== null) return `${column.minimum} to ${column.maximum}`;
  if (column.minimum !== null) return `at least ${column.minimum}`;
  return column.freeText ? 'any text' : '';
}

/** Text for one cell of a Markdown table. */
export function inTable(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');
}
