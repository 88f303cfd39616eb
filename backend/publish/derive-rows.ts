import type { DatasetDefinition } from './define-dataset.ts';
import type { Measurements } from './measurements.ts';
import { type Row, sortRows, type Value } from './row.ts';
import { windowReader } from './window-reader.ts';

/**
 * The rows of a release, in order: what the dataset makes of every window. Equal measurements give equal rows.
 * @throws Error naming the dataset when a row is not as its schema says, or when two rows have one key
 */
export function deriveRows(
  dataset: DatasetDefinition,
  { windows, stories = [] }: Pick<Measurements, 'windows' | 'stories'>,
): Row[] {
  const rows = windows.flatMap((window, place) => {
    const before = windows[place - 1]?.closed ?? '';
    const own = stories.filter(({ published_day: day }) => day > before && day <= window.closed);
    return dataset.derive(windowReader(window, own));
  });
  const sorted = sortRows(
    rows.map((row) => plain(parsed(dataset, row))),
    dataset.primaryKey,
  );
  const key = (row: Row | undefined) => JSON.stringify(dataset.primaryKey.map((name) => row?.[name]));
  const twice = sorted.find((row, place) => place > 0 && key(row) === key(sorted[place - 1]));
  if (twice) throw new Error(`${dataset.slug}: two rows have the key ${key(twice)}.`);
  return sorted;
}

function parsed(dataset: DatasetDefinition, row: unknown): Record<string, unknown> {
  const { success, data, error } = dataset.row.safeParse(row);
  if (success) return data;
  const [issue] = error.issues;
  throw new Error(
    `${dataset.slug}: ${issue?.path.join('.')} of a row is not as described: ${issue?.message}`,
  );
}

// Half of a surrogate pair has no UTF-8, and JSON knows no -0: the formats would then differ.
function plain(row: Record<string, unknown>): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, plainValue((value ?? null) as Value)]),
  );
}

function plainValue(value: Value): Value {
  if (typeof value === 'string') return value.toWellFormed();
  return value === 0 ? 0 : value;
}
