import type { z } from 'zod';
import type { Measure } from '../measure/measure.ts';
import type { WindowReader } from './window-reader.ts';

/** Part that a column plays. Decides how it is written and drawn. */
export type ColumnRole =
  | 'period'
  | 'dimension'
  | 'identifier'
  | 'name'
  | 'text'
  | 'count'
  | 'share'
  | 'rate'
  | 'uncertainty'
  | 'flag'
  | 'told';

/** What a column's zod schema carries in `.meta()`, besides its description. */
export interface ColumnMeta {
  /** What a person calls it, in a few words. */
  label: string;
  /** Unit of a number, or format of a date. */
  unit?: string;
  role: ColumnRole;
  /** What it means that there is no value; required of a column that can be without one. */
  missing?: string;
  /** Schema version of the dataset that it is there since; 1 where absent. */
  since?: number;
}

/** Columns that the page draws: horizontal bars of `value` for the `top` labels of the newest window, one panel for each `by`. */
export interface ChartSpec {
  /** Column whose values are panels; one panel where absent. */
  by?: string;
  label: string;
  value: string;
  top: number;
  title: string;
}

/** A dataset: one question, what it measures and within which bounds, one row schema that is also the codebook. */
export interface DatasetDefinition<Row extends z.ZodObject = z.ZodObject> {
  /** Name in addresses and file names; equals the name of its file. */
  slug: string;
  title: string;
  /** A question that a journalist could ask. */
  question: string;
  /** One paragraph in plain words: what a row says. */
  description: string;
  /** Rises when a column is removed, renamed or means something else. */
  schemaVersion: number;
  keywords: readonly string[];
  /** Sites the rows speak of; all of them where empty. */
  sources: readonly string[];
  coverage: string;
  knownBiases: readonly string[];
  /** What it measures, and how much of each table's sensitivity that takes. */
  measures: readonly Measure[];
  /** Measures of other datasets that it reads, too, by id. */
  reads?: readonly string[];
  /** Whether it reads the headline figures. */
  readsFigures?: true;
  /** Whether its rows are stories that people published, each agreed to by itself. */
  readsStories?: true;
  /** The rows of one window. Nothing but arithmetic on what was measured; equal input gives equal rows. */
  derive: (window: WindowReader) => z.input<Row>[];
  /** A published row. Every column has a description, and a {@link ColumnMeta} in `.meta()`. */
  row: Row;
  primaryKey: readonly string[];
  chart: ChartSpec;
}

/**
 * Declares a dataset; the default export of a file in backend/datasets.
 * @throws Error naming the dataset and the column that does not exist
 */
export function defineDataset<Row extends z.ZodObject>(
  definition: DatasetDefinition<Row>,
): DatasetDefinition {
  const { slug, primaryKey, chart, row } = definition;
  const named = [
    'window_start',
    ...primaryKey,
    ...(chart.by === undefined ? [] : [chart.by]),
    chart.label,
    chart.value,
  ];
  for (const column of named)
    if (!(column in row.shape)) throw new Error(`${slug}: there is no column named ${column}.`);
  // Sound because `row` parses whatever `derive` gives.
  return definition as unknown as DatasetDefinition;
}
