import { type Outcome, refuse } from '../ingest/outcome.ts';
import type { Column } from '../publish/columns.ts';
import type { Manifest } from '../publish/manifest.ts';
import type { Row } from '../publish/row.ts';
import { cursorOf, readCursor } from './cursor.ts';
import { type Condition, readCondition } from './row-conditions.ts';
import { readColumns, readOrder } from './row-order.ts';

/** Most rows in one answer. */
export const mostRows = 10_000;

/** What is asked of the rows of a dataset. */
export interface RowsQuestion {
  version?: string | undefined;
  where?: string[] | undefined;
  columns?: string | undefined;
  order?: string | undefined;
  limit: number;
  cursor?: string | undefined;
}

/** One page of an answer. */
export interface RowsPage {
  /** Those that were asked for, in order. */
  columns: Column[];
  rows: Row[];
  /** Rows that fit, on all pages. */
  total: number;
  /** Cursor of the next page; null: there is none. */
  next: string | null;
}

/** A question before anything is read: which version it is about, and how its page is taken from the rows. */
export interface AskedRows {
  version: string | undefined;
  take(manifest: Manifest, rows: () => Promise<readonly Row[] | 'too-large'>): Promise<Outcome<RowsPage>>;
}

/** Reads a question; columns, conditions and order are checked against the release before its rows are read. */
export function askRows(slug: string, asked: RowsQuestion): Outcome<AskedRows> {
  const { where = [], columns, order } = asked;
  const question = JSON.stringify([slug, where, columns, order]);
  const cursor = asked.cursor === undefined ? undefined : readCursor(asked.cursor, question);
  if (asked.cursor !== undefined && !cursor)
    return refuse('query_invalid', 'cursor: this one is not of this question, so begin without it.');
  if (cursor && asked.version !== undefined && asked.version !== cursor.version)
    return refuse('query_invalid', `cursor: this one is of version ${cursor.version}.`);
  const version = cursor?.version ?? asked.version;
  return {
    value: {
      version,
      async take(manifest, rows) {
        const all: readonly Column[] = manifest.columns;
        const shown = columns === undefined ? { value: [...all] } : readColumns(columns, all);
        if ('refused' in shown) return shown;
        const conditions: Condition[] = [];
        for (const text of where) {
          const condition = readCondition(text, all);
          if ('refused' in condition) return condition;
          conditions.push(condition.value);
        }
        const sorting = order === undefined ? undefined : readOrder(order, all);
        if (sorting && 'refused' in sorting) return sorting;
        const table = await rows();
        if (table === 'too-large')
          return refuse(
            'query_invalid',
            'This table is too large to be asked row by row: please download it.',
          );
        const fitting = table.filter((row) => conditions.every((holds) => holds(row)));
        const sorted = sorting ? fitting.sort(sorting.value) : fitting;
        const after = cursor?.after ?? 0;
        const end = after + asked.limit;
        return {
          value: {
            columns: shown.value,
            rows: sorted.slice(after, end).map((row) => only(row, shown.value)),
            total: sorted.length,
            next: end < sorted.length ? cursorOf(manifest.version, end, question) : null,
          },
        };
      },
    },
  };
}

function only(row: Row, columns: readonly Column[]): Row {
  return Object.fromEntries(columns.map(({ name }) => [name, row[name] ?? null]));
}
