import { type Outcome, refuse } from '../ingest/outcome.ts';
import type { Column } from '../publish/columns.ts';
import type { Row, Value } from '../publish/row.ts';

/** Columns by name, in the order in which they were given. */
export function readColumns(text: string, columns: readonly Column[]): Outcome<Column[]> {
  const names = text.split(',');
  const found = names.map((name) => columns.find((column) => column.name === name));
  const missing = names.find((_, i) => !found[i]);
  if (missing !== undefined) return refuse('query_invalid', `columns: there is no column "${missing}".`);
  return new Set(names).size < names.length
    ? refuse('query_invalid', 'columns: one is named twice.')
    : { value: found.filter((column) => column !== undefined) };
}

/**
 * How rows are sorted: by some columns, the first decides; `-` before one turns it round. What is missing comes last either
 * way, text by code unit.
 */
export function readOrder(text: string, columns: readonly Column[]): Outcome<(a: Row, b: Row) => number> {
  const keys = text.split(',').map((key) => ({ name: key.replace(/^-/, ''), down: key.startsWith('-') }));
  const unknown = keys.find(({ name }) => !columns.some((column) => column.name === name));
  if (unknown) return refuse('query_invalid', `order: there is no column "${unknown.name}".`);
  return {
    value: (a, b) => {
      for (const { name, down } of keys) {
        const order = compare(a[name] ?? null, b[name] ?? null, down);
        if (order !== 0) return order;
      }
      return 0;
    },
  };
}

function compare(a: Value, b: Value, down: boolean): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b === down ? 1 : -1;
}
