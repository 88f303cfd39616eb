import { stringify } from 'csv-stringify/sync';
import { guardFormula, unguardFormula } from '#shared/formula-guard.ts';
import type { Column } from './columns.ts';
import type { Row, Value } from './row.ts';

/**
 * Rows as CSV (RFC 4180): UTF-8 without byte order mark, LF, a header, missing values empty. Free text that a spreadsheet
 * would run gets an apostrophe before it; numbers never do.
 */
export function writeCsv(rows: readonly Row[], columns: readonly Column[]): string {
  return stringify(
    rows.map((row) => columns.map((column) => toCell(row[column.name] ?? null, column))),
    {
      header: true,
      columns: columns.map((column) => column.name),
      record_delimiter: '\n',
      // Leading and trailing white space and a lone CR survive only inside quotes.
      quoted_match: /^\s|\s$|\r/,
    },
  );
}

function toCell(value: Value, column: Column): string | null {
  if (value === null) return null;
  return column.freeText ? guardFormula(String(value)) : String(value);
}

/**
 * Reads back what {@link writeCsv} wrote.
 * @throws Error when the text is not such a file: wrong header, open quotation mark, row of another width
 */
export function readCsv(text: string, columns: readonly Column[]): Row[] {
  const [header, ...records] = readRecords(text);
  const names = columns.map((column) => column.name);
  if (JSON.stringify(header) !== JSON.stringify(names))
    throw new Error('CSV: the header is not the codebook');
  return records.map((record, index) => {
    if (record.length !== columns.length)
      throw new Error(`CSV: row ${index + 1} has ${record.length} values`);
    return Object.fromEntries(columns.map((column, i) => [column.name, fromCell(record[i] ?? '', column)]));
  });
}

function fromCell(cell: string, column: Column): Value {
  if (cell === '') return null;
  if (column.type === 'integer' || column.type === 'number') return Number(cell);
  if (column.type === 'boolean') return cell === 'true';
  return column.freeText ? unguardFormula(cell) : cell;
}

function readRecords(text: string): string[][] {
  const token = /("(?:[^"]|"")*"|[^",\n]*)(,|\n|$)/gy;
  const records: string[][] = [];
  let record: string[] = [];
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const match = token.exec(text);
    if (match === null) throw new Error(`CSV: cannot be read at character ${at}`);
    const [, cell = '', end] = match;
    record.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === ',') continue;
    records.push(record);
    record = [];
  }
  return records;
}
