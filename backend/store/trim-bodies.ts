import { readStoredBatch, sealTrimmed } from './batch-body.ts';
import type { BodyCipher } from './body-cipher.ts';
import type { SqlClient } from './sql-pool.ts';

/**
 * Takes everything of one source out of the bodies of a contributor's batches. Such a batch fits its receipt's digest no
 * more, and is marked so. What lies in quarantine cannot be read with certainty, and goes altogether.
 * @param client inside the transaction that has locked the contributor, after what was waiting has been unpacked
 */
export async function trimBodies(
  client: SqlClient,
  cipher: BodyCipher,
  contributor: string,
  source: string,
): Promise<void> {
  await client.query(
    `update batches set body = null, trimmed = true where contributor = $1 and status = 'quarantined'`,
    [contributor],
  );
  const { rows } = await client.query<{ batch_id: string; body: Uint8Array }>(
    `select batch_id::text as batch_id, body from batches
     where contributor = $1 and status = 'stored' and body is not null and consents @> $2::jsonb`,
    [contributor, JSON.stringify([{ scope: { source } }])],
  );
  for (const { batch_id: batchId, body } of rows) {
    const key = { contributor, batchId };
    const batch = readStoredBatch(cipher, key, body);
    const observations = batch.observations.filter((observation) => observation.source !== source);
    const exposures = batch.exposures.filter((exposure) => exposure.source !== source);
    if (observations.length === batch.observations.length && exposures.length === batch.exposures.length)
      continue;
    await client.query(
      'update batches set body = $3::bytea, trimmed = true where contributor = $1 and batch_id = $2::uuid',
      [contributor, batchId, sealTrimmed(cipher, key, { ...batch, observations, exposures })],
    );
  }
}
