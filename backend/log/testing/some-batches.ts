import { createHash, randomBytes } from 'node:crypto';
import { newDayId } from '#shared/new-day-id.ts';
import type { SqlPool } from '../../store/sql-pool.ts';

/** Test builder: rows of batches with random commitments and no place in the log, as ingest leaves them. */
export async function someBatches(pool: SqlPool, n: number, contributor = 'c'.repeat(26)): Promise<void> {
  await pool.query(
    `insert into contributors (contributor, study, public_key, enrolled_day)
     values ($1, 'daylight', $2, '2026-11-28') on conflict do nothing`,
    [contributor, createHash('sha256').update(contributor).digest('base64url')],
  );
  const batches = Array.from({ length: n }, () => ({
    id: newDayId(Date.now()),
    hash: randomBytes(32).toString('hex'),
  }));
  await pool.query(
    `insert into batches (contributor, batch_id, digest, received_day, study, wire, consents, observations, exposures,
       receipt, commitment)
     select $1, id, hash, '2026-11-28', 'daylight', 2, '[]', 1, 0, '{}', decode(hash, 'hex')
     from jsonb_to_recordset($2::jsonb) as made(id uuid, hash text)`,
    [contributor, JSON.stringify(batches)],
  );
}

/** Test builder: a release without a place in the log. */
export async function aRelease(pool: SqlPool, version: string): Promise<void> {
  await pool.query(
    `insert into releases (dataset, version, study, first_day, last_day, published_day, digest)
     values ('some-dataset', $1, 'daylight', '2026-11-01', '2026-11-26', '2026-11-27', $2)`,
    [version, 'd'.repeat(64)],
  );
}
