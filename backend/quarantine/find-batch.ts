import { z } from 'zod';
import type { QuarantineReason } from '#shared/wire/quarantine.ts';
import { OperatorError } from '../operator-error.ts';
import type { SqlClient } from '../store/sql-pool.ts';

const written = /^(?:([\w-]{1,100})\/)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/** Which batch: its id, or `CONTRIBUTOR/ID` where two people have sent one with the same. */
export const BatchName = z.string().regex(written);

/** A batch that lies apart and about which nothing is decided, with its row locked. */
export interface BatchApart {
  contributor: string;
  batchId: string;
  study: string;
  reason: QuarantineReason;
  /** YYYY-MM-DD */
  received: string;
  /** Encrypted; null once the days are over for which it is kept. */
  body: Uint8Array | null;
}

/**
 * Finds a batch that lies apart. Its row is locked, so it is not deleted before what is decided stands.
 * @param name checked by {@link BatchName}
 * @throws OperatorError when there is none
 */
export async function findBatch(client: SqlClient, name: string): Promise<BatchApart> {
  const [, contributor, id = ''] = written.exec(name) ?? [];
  const { rows } = await client.query<BatchApart>(
    `select b.contributor, b.batch_id::text as "batchId", b.study, b.reason, b.received_day as received, b.body
     from batches b join contributors c on c.contributor = b.contributor and c.deleted_day is null
     where b.batch_id = $1::uuid and b.status = 'quarantined' and b.discarded is null
       and ($2::text is null or b.contributor = $2)
     for update of b`,
    [id, contributor ?? null],
  );
  const [batch] = rows;
  if (!batch)
    throw new OperatorError(
      `No batch ${id} lies apart: "daylight moderate quarantine" lists those that do. Nothing was decided.`,
    );
  if (rows.length > 1)
    throw new OperatorError(
      `Several people have sent a batch ${id}: name whose you mean, as one of ${rows.map((one) => `${one.contributor}/${one.batchId}`).join(', ')}.`,
    );
  return batch;
}
