import { deletionReceiptText } from '#shared/wire/deletion.ts';
import type { IngestStore } from '../ingest/ingest-store.ts';
import type { ReceiptSigner } from '../ingest/receipt-signer.ts';
import type { SqlPool } from '../store/sql-pool.ts';
import type { Tombstone } from './tombstones.ts';

// A key that nobody holds: whoever had everything deleted is refused, and this server never knew their own key.
const nobodysKey = 'AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE';

/**
 * Deletes again what was deleted after a backup was made, by the same code as then. Doing it twice changes nothing.
 * Somebody who came and left after the backup is unknown here: of a deletion of everything the bare id is kept, so that
 * a batch that comes late is refused.
 * @param signer signs the receipts, which whoever asks again is answered with
 * @returns how many deletions were carried out now
 */
export async function applyTombstones(
  pool: SqlPool,
  store: IngestStore,
  signer: ReceiptSigner,
  tombstones: AsyncIterable<Tombstone>,
): Promise<number> {
  let applied = 0;
  for await (const { contributor, id, target, day } of tombstones) {
    const outcome = await store.deleteSent({
      ...{ contributor, id, target, day },
      receiptOf: (counts) => signer.sign(deletionReceiptText, { deletion: id, contributor, ...counts, day }),
    });
    if (outcome === 'contributor_gone' && target.of === 'all')
      await pool.query(
        `insert into contributors (contributor, study, public_key, enrolled_day, deleted_day)
         values ($1, '', $2, $3::date, $3::date) on conflict do nothing`,
        [contributor, nobodysKey, day],
      );
    if (typeof outcome === 'object' && 'deleted' in outcome) applied++;
  }
  return applied;
}
