import { z } from 'zod';
import type { Measure } from '../measure/measure.ts';
import { column, nearThreshold, sourceColumn, uncertaintyColumns, windowColumns } from './define-columns.ts';
import { type ChartSpec, type DatasetDefinition, defineDataset } from './define-dataset.ts';
import { measuredNamed, windowDays } from './fill-columns.ts';

/** One column that names what a row is about. */
export interface NameColumn {
  /** Column of the dataset. */
  column: string;
  /** SQL over what is laid out, giving text. */
  sql: string;
  label: string;
  description: string;
  /** A public id; a name where absent. */
  role?: 'identifier' | 'name';
}

/** A dataset whose rows the data name: how many contributors met each name, on each platform. */
export interface NamedDataset
  extends Omit<DatasetDefinition, 'measures' | 'row' | 'primaryKey' | 'derive' | 'chart'> {
  /** What is counted; `cells` is its share of table A. */
  measure: Pick<Measure, 'id' | 'about' | 'from' | 'where' | 'cells'>;
  /** What the platform did, for the codebook. */
  source: string;
  /** One to three. */
  names: readonly NameColumn[];
  /** What the number says, for the codebook. */
  value: string;
  /** Bars of the last name in a panel for each platform, or for each `by`. */
  chart: Pick<ChartSpec, 'title' | 'by'>;
}

/**
 * Declares a dataset of table A: a name is published when enough contributors stand behind it, each counts once.
 * @throws as {@link defineDataset}
 */
export function defineNamedDataset(definition: NamedDataset): DatasetDefinition {
  const { measure, source, names, value, chart, ...rest } = definition;
  const nameColumns = names.map(({ column: name, label, description, role = 'name' }) => [
    name,
    column(z.string().min(1), description, { label, role }),
  ]);
  return defineDataset({
    ...rest,
    measures: [
      {
        ...measure,
        table: 'A',
        key: [{ name: 'source', sql: 'source' }, ...names.map(({ column: name, sql }) => ({ name, sql }))],
        each: 1,
      },
    ],
    row: z.strictObject({
      ...windowColumns,
      source: sourceColumn(source),
      ...(Object.fromEntries(nameColumns) as Record<string, z.ZodString>),
      value: column(z.int(), value, { label: 'Volunteers', unit: 'volunteers', role: 'count' }),
      ...uncertaintyColumns,
      near_threshold: nearThreshold,
    }),
    primaryKey: ['window_start', 'source', ...names.map((name) => name.column)],
    derive: (window) =>
      window.cells(measure.id).map((cell) => {
        const [platform = '', ...parts] = cell.key;
        const named = Object.fromEntries(names.map((name, i) => [name.column, parts[i] ?? '']));
        return { ...windowDays(window), source: platform, ...named, ...measuredNamed(cell) };
      }),
    chart: { by: 'source', label: names.at(-1)?.column ?? '', value: 'value', top: 8, ...chart },
  });
}
