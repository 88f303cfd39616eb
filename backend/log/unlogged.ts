import type { SqlClient } from '../store/sql-pool.ts';

/** Something that is to stand in the log, and how its place is noted. */
export interface Unlogged {
  /** 32 bytes. */
  entry: Uint8Array;
  place?: (index: number) => Promise<unknown>;
}

/** A batch that has no place yet. */
export interface UnloggedBatch {
  contributor: string;
  batchId: string;
  commitment: Uint8Array;
}

/** Batches without a place, some at a time. By their commitments, so that a portion is no sample of anything. */
export async function unloggedBatches(client: SqlClient, limit: number): Promise<UnloggedBatch[]> {
  const { rows } = await client.query<UnloggedBatch>(
    `select contributor, batch_id as "batchId", commitment from batches
     where log_index is null and commitment is not null
     order by commitment limit $1`,
    [limit],
  );
  return rows;
}

/**
 * Notes the place of a batch. By its key, one at a time, which every engine can do; and behind the contributor's own row,
 * which a deletion locks first as well: neither can then wait for the other. A batch that was deleted meanwhile is gone;
 * its entry stays, and means nothing.
 */
export function placeBatch(client: SqlClient, { contributor, batchId }: UnloggedBatch) {
  return (index: number) =>
    client.query(
      `with owner as (select contributor from contributors where contributor = $1 for key share)
       update batches set log_index = $3 from owner
       where batches.contributor = owner.contributor and batches.contributor = $1 and batch_id = $2::uuid`,
      [contributor, batchId, index],
    );
}

/** Releases without a place. */
export async function unloggedReleases(client: SqlClient) {
  const { rows } = await client.query<{ dataset: string; version: string; digest: string }>(
    'select dataset, version, digest from releases where log_index is null order by dataset, version',
  );
  return rows.map((release) => ({
    ...release,
    place: (index: number) =>
      client.query('update releases set log_index = $3 where dataset = $1 and version = $2', [
        release.dataset,
        release.version,
        index,
      ]),
  }));
}
