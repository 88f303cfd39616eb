import type { z } from 'zod';

/** The fewest different people that any published figure may stand for. A dataset may ask for more, never for fewer. */
export const fewestContributors = 20;

/** Part that a column plays. Decides how it is protected, written and drawn. */
export type ColumnRole = 'period' | 'dimension' | 'identifier' | 'name' | 'count' | 'share' | 'flag';

/** What a column's zod schema carries in `.meta()`, besides its description. */
export interface ColumnMeta {
  /** Unit of a number, or format of a date. */
  unit?: string;
  role: ColumnRole;
}

/** Columns that the page draws: horizontal bars of `value` for the `top` labels, one panel for each `by`. */
export interface ChartSpec {
  period: string;
  /** Boolean column: the latest period in which it is true is drawn, else the latest one. */
  complete: string;
  by: string;
  label: string;
  value: string;
  top: number;
  title: string;
}

/** A dataset: one question, one row schema that is also the codebook, one query. */
export interface DatasetDefinition<
  Counted extends z.ZodObject = z.ZodObject,
  Row extends z.ZodObject = z.ZodObject,
> {
  /** Name in addresses and file names; equals the name of its file. */
  slug: string;
  title: string;
  question: string;
  /** One paragraph in plain words: what a row says. */
  description: string;
  /** Rises when a column is added, removed, renamed or means something else. */
  schemaVersion: number;
  keywords: readonly string[];
  /** Platforms the rows speak of. */
  sources: readonly string[];
  coverage: string;
  knownBiases: readonly string[];
  /** Fewest different people behind a published row; at least {@link fewestContributors}. */
  minContributors: number;
  /**
   * One row for each cell, with a column `contributors`; SQL that PostgreSQL 15 understands. $1 = study, $2 = last day
   * (YYYY-MM-DD). Counts people in two steps (per person and cell, then per cell), which is exact on shards too.
   */
  sql: string;
  /** What the query returns. Columns with role `count` pass through the noise mechanism. */
  counted: Counted;
  /** Cells in which `column` is null name nothing: they are left out, and `total` over them is told in the manifest. */
  unnamed: { column: string; total: string; statement: string };
  /** Computes a published row from protected counts; `untilDay` is the release's last day. */
  finish: (cell: z.output<Counted>, untilDay: string) => z.input<Row>;
  /** A published row. Every column has a description, and a {@link ColumnMeta} in `.meta()`. */
  row: Row;
  primaryKey: readonly string[];
  chart: ChartSpec;
}

/**
 * Declares a dataset; the default export of a file in backend/datasets.
 * @throws Error when the threshold is below {@link fewestContributors} or a column is named that does not exist.
 */
export function defineDataset<Counted extends z.ZodObject, Row extends z.ZodObject>(
  definition: DatasetDefinition<Counted, Row>,
): DatasetDefinition {
  const { slug, minContributors, primaryKey, chart, unnamed } = definition;
  if (!Number.isSafeInteger(minContributors) || minContributors < fewestContributors)
    throw new Error(`${slug}: minContributors must be a whole number of at least ${fewestContributors}`);
  const named = [...primaryKey, chart.period, chart.complete, chart.by, chart.label, chart.value];
  for (const column of named)
    if (!(column in definition.row.shape)) throw new Error(`${slug}: no column named ${column}`);
  for (const column of [unnamed.column, unnamed.total, 'contributors'])
    if (!(column in definition.counted.shape)) throw new Error(`${slug}: the query has no column ${column}`);
  // Sound because `counted` parses whatever is handed to `finish`.
  return definition as unknown as DatasetDefinition;
}
