/** A value that every format of a release can hold. */
export type Value = string | number | boolean | null;

/** One published row, by column name. */
export type Row = Record<string, Value>;

/**
 * Orders rows by their key, missing values first and text by code unit: the same on every machine and database.
 * @returns a new array
 */
export function sortRows(rows: readonly Row[], key: readonly string[]): Row[] {
  return [...rows].sort((a, b) => {
    for (const column of key) {
      const order = compare(a[column] ?? null, b[column] ?? null);
      if (order !== 0) return order;
    }
    return 0;
  });
}

function compare(a: Value, b: Value): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return a < b ? -1 : 1;
}
