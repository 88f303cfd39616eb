import { z } from 'zod';
import { isPresent } from '#shared/wire/receipt.ts';
import type { SqlPool } from '../store/sql-pool.ts';
import type { BatchProblem, StoredBatch } from './stored-batch.ts';

/** As much of a body as says which observations must be there. */
const Observed = z.object({
  observations: z.array(
    z.object({ id: z.string(), source: z.string(), seen: z.object({ day: z.string() }) }),
  ),
});

/**
 * Whether observations of a stored batch are missing. Equal numbers are enough, since the rows of a batch are made from
 * its body alone. Where they differ, each is looked for: one that came in another batch too has its row there; one that
 * its sender deleted, or that is older than rows are kept, has none.
 * @param text the batch as JSON
 * @param firstKept YYYY-MM-DD: what was seen before was deleted by rule
 */
export async function findMissing(
  batch: Pick<StoredBatch, 'contributor' | 'rows' | 'trimmed' | 'receipt'>,
  text: Uint8Array,
  { pool, firstKept }: { pool: SqlPool; firstKept: string },
): Promise<BatchProblem | undefined> {
  const read = Observed.safeParse(parse(text));
  if (!read.success) return 'body_unreadable';
  const { observations } = read.data;
  const { contributor, rows, receipt, trimmed } = batch;
  // The receipt of what lay apart was given before it could be read.
  const layApart = isPresent(receipt) && receipt.status === 'quarantined';
  if (!trimmed && !layApart && observations.length !== receipt.observations) return 'counts_differ';
  if (rows === observations.length) return undefined;
  if (rows > observations.length) return 'observations_unexpected';

  const { rows: deletions } = await pool.query<{ source: string }>(
    `select target ->> 'source' as source from deletions
     where contributor = $1 and target ->> 'of' = 'source'`,
    [contributor],
  );
  const deleted = new Set(deletions.map(({ source }) => source));
  const expected = observations.filter(({ source, seen }) => !deleted.has(source) && seen.day >= firstKept);
  const { rows: found } = await pool.query<{ id: string }>(
    `select distinct id::text as id from observations
     where contributor = $1 and day = any($2::date[]) and id = any($3::uuid[])`,
    [contributor, [...new Set(expected.map(({ seen }) => seen.day))], expected.map(({ id }) => id)],
  );
  const there = new Set(found.map(({ id }) => id));
  if (expected.every(({ id }) => there.has(id.toLowerCase()))) return undefined;
  // What is on its way out at this very moment (a deletion since the page was read) is no loss.
  const { rows: still } = await pool.query(
    'select 1 from contributors where contributor = $1 and deleted_day is null',
    [contributor],
  );
  return still.length > 0 ? 'observations_missing' : undefined;
}

function parse(text: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(text));
  } catch {
    return undefined;
  }
}
