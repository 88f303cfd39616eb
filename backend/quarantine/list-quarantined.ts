import type { DiscardReason, QuarantineReason } from '#shared/wire/quarantine.ts';
import type { SqlPool } from '../store/sql-pool.ts';

/** A batch that lies apart, without anything of what is in it. */
export interface QuarantinedBatch {
  batch: string;
  study: string;
  /** YYYY-MM-DD */
  received: string;
  reason: QuarantineReason;
  /** Bytes of its body, encrypted; null once that is gone by rule. */
  bytes: number | null;
  /** Why it was discarded, where it was. */
  discarded: DiscardReason | null;
}

/** Most that are listed at a time. */
const most = 500;

/**
 * Batches that lie apart, the oldest first: those about which nothing is decided yet and whose text is still here, or all.
 */
export async function listQuarantined(
  pool: Pick<SqlPool, 'query'>,
  { all = false }: { all?: boolean | undefined } = {},
): Promise<QuarantinedBatch[]> {
  const { rows } = await pool.query<QuarantinedBatch>(
    `select batch_id::text as batch, study, received_day as received, reason, length(body) as bytes, discarded
     from batches where status = 'quarantined' and ($1::boolean or (discarded is null and body is not null))
     order by received_day, batch_id limit ${most}`,
    [all],
  );
  return rows;
}
