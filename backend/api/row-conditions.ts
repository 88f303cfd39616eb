import { type Outcome, refuse } from '../ingest/outcome.ts';
import type { Column } from '../publish/columns.ts';
import type { Row, Value } from '../publish/row.ts';

/** A condition on a column: what its value must be for a row to be in the answer. */
export type Condition = (row: Row) => boolean;

const comparisons = {
  eq: (a: Value, b: Value) => a === b,
  ne: (a: Value, b: Value) => a !== b,
  lt: (a: Value, b: Value) => a !== null && b !== null && a < b,
  le: (a: Value, b: Value) => a !== null && b !== null && a <= b,
  gt: (a: Value, b: Value) => a !== null && b !== null && a > b,
  ge: (a: Value, b: Value) => a !== null && b !== null && a >= b,
} as const;
const ordered: ReadonlySet<string> = new Set(['lt', 'le', 'gt', 'ge']);

/** How a condition is written, for people. */
export const conditionForm =
  '`column:operator:value`. Operators: `eq`, `ne`; `lt`, `le`, `gt`, `ge` (numbers and days); `in` (values parted by `|`); `has` (text that holds this, in capitals or not); `is` with `missing` or `present`.';

/** Reads one condition, written as {@link conditionForm} says. */
export function readCondition(text: string, columns: readonly Column[]): Outcome<Condition> {
  const [, name = '', operator = '', given = ''] = /^([^:]*):([^:]*):(.*)$/s.exec(text) ?? [];
  const column = columns.find((one) => one.name === name);
  if (!column) return refuse('query_invalid', `where: there is no column "${name}".`);
  const wrong = refuse('query_invalid', `where: "${text}" does not fit ${name} (${column.type}).`);
  if (operator === 'is' && (given === 'missing' || given === 'present'))
    return { value: (row) => ((row[name] ?? null) === null) === (given === 'missing') };
  if (operator === 'has' && column.type === 'string') {
    const part = given.toLowerCase();
    return {
      value: (row) =>
        String(row[name] ?? '')
          .toLowerCase()
          .includes(part),
    };
  }
  if (operator === 'in') {
    const values = given.split('|').map((part) => parsedValue(part, column));
    const wanted = new Set<Value | undefined>(values);
    return wanted.has(undefined) ? wrong : { value: (row) => wanted.has(row[name] ?? null) };
  }
  const compare = Object.entries(comparisons).find(([known]) => known === operator)?.[1];
  const value = parsedValue(given, column);
  const hasOrder = column.type !== 'string' && column.type !== 'boolean';
  if (!compare || value === undefined || (ordered.has(operator) && !hasOrder)) return wrong;
  return { value: (row) => compare(row[name] ?? null, value) };
}

function parsedValue(text: string, { type }: Column): Value | undefined {
  if (type === 'string') return text;
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : undefined;
  if (type === 'date') return /^\d{4}-\d\d-\d\d$/.test(text) ? text : undefined;
  return /^-?\d{1,15}(\.\d{1,15})?$/.test(text) ? Number(text) : undefined;
}
