import { z } from 'zod';
import type { NoiseMechanism } from '../aggregate/noise.ts';
import { applyThreshold, type Suppression } from '../aggregate/threshold.ts';
import type { ColumnMeta, DatasetDefinition } from './define-dataset.ts';
import { type Row, sortRows } from './row.ts';
import type { SqlSession } from './sql-source.ts';

/** What may leave: rows after threshold and noise, and what was left out, told without telling on anyone. */
export interface Selection {
  rows: Row[];
  suppressed: Suppression;
  /** Cells that name nothing but stand for enough people, and their total. Smaller ones are among the suppressed. */
  unnamed: { cells: number; total: number };
  /** Rule packs that read the pages, as source@version. */
  rulePacks: string[];
}

/**
 * Asks the database one dataset's question and protects the answer: query, threshold, noise, then shares.
 * @param session a session inside one read-only transaction, so that all figures speak of the same moment
 */
export async function selectRows(
  session: SqlSession,
  dataset: DatasetDefinition,
  options: { study: string; untilDay: string; noise: NoiseMechanism },
): Promise<Selection> {
  const { study, untilDay, noise } = options;
  const raw = await session.query(dataset.sql, [study, untilDay]);
  const cells = raw.rows.map((row) => z.looseObject({ contributors: z.int() }).parse(wellFormed(row)));
  const { kept, suppressed } = applyThreshold(cells, dataset.minContributors);
  const counts = countColumns(dataset.counted);
  const counted = kept.map((cell) => perturb(dataset.counted.parse(cell), counts, noise));
  const { column, total } = dataset.unnamed;
  const named = counted.filter((cell) => cell[column] !== null);
  const unnamed = counted.filter((cell) => cell[column] === null);
  const rows = named.map((cell) => dataset.row.parse(dataset.finish(cell, untilDay)) as Row);
  return {
    rows: sortRows(rows, dataset.primaryKey),
    suppressed,
    unnamed: {
      cells: unnamed.length,
      total: unnamed.reduce((sum, cell) => sum + Number(cell[total]), 0),
    },
    rulePacks: await rulePacks(session, dataset, study, untilDay),
  };
}

// Half of a surrogate pair is legal in JavaScript but has no UTF-8: the three formats would then differ.
function wellFormed(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([k, v]) => [k, typeof v === 'string' ? v.toWellFormed() : v]),
  );
}

function countColumns(counted: z.ZodObject): string[] {
  return Object.entries(counted.shape)
    .filter(([, column]) => ((column as z.ZodType).meta() as ColumnMeta | undefined)?.role === 'count')
    .map(([name]) => name);
}

function perturb(cell: Record<string, unknown>, counts: readonly string[], noise: NoiseMechanism) {
  return { ...cell, ...Object.fromEntries(counts.map((name) => [name, noise.perturb(Number(cell[name]))])) };
}

async function rulePacks(session: SqlSession, dataset: DatasetDefinition, study: string, untilDay: string) {
  const seen = await session.query<{ rules: string }>(
    `select distinct rules from exposures
     where study = $1 and day <= $2::date and source = any($3::text[])`,
    [study, untilDay, dataset.sources],
  );
  return seen.rows.map((row) => row.rules).sort();
}
