import type { ErrorCode } from '#shared/errors.ts';
import { settleDeletion } from '../store/deletions.ts';
import type { DeletionRow } from '../store/rows.ts';
import { dropStructures } from '../store/structures.ts';
import { keepSent } from '../store/unsendable.ts';
import { sendDeletion } from '../upload/send-deletion.ts';
import { applyConsent } from './apply-consent.ts';
import { type Delivery, nextAttempt } from './delivery.ts';

/** The server says that it holds nothing of this key: there is nothing left to delete. */
const nothingThere: ReadonlySet<ErrorCode> = new Set(['contributor_unknown', 'contributor_deleted']);

/** Asks the server for a deletion, again and again until its receipt is here. */
export async function deliverDeletion(delivery: Delivery, row: DeletionRow): Promise<void> {
  const { deps, backend, signal } = delivery;
  const { database } = deps;
  const key = await database.keys.get(row.contributor);
  if (!key) {
    await database.deletions.update(row.id, { refused: 'contributor_unknown' });
    return;
  }
  const result = await sendDeletion(backend, row.deletion, key, key.receiptKey, signal);
  if ('receipt' in result) {
    // The server has them no more: items are the person's own now, and structures were made for the server alone.
    const { target, study } = row.deletion;
    // What a study with an end got is still with the platform's own, and so it is not the person's alone.
    if (target.of !== 'story' && study === deps.study) {
      const source = target.of === 'source' ? target.source : undefined;
      await keepSent(database, source);
      await dropStructures(
        database,
        ({ status, structure }) => status === 'sent' && (!source || structure.source === source),
      );
    }
    // Last: whoever is stopped before this asks again, and gets the same receipt.
    await settleDeletion(database, row.id, result.receipt);
    return applyConsent(deps);
  }
  if ('refused' in result && nothingThere.has(result.refused)) {
    await database.deletions.update(row.id, { refused: result.refused });
    return;
  }
  if ('later' in result && result.later === 'stopped') return;
  // Any other refusal may be the fault of this version or of the server: a deletion is never given up.
  const nextAttemptAt = nextAttempt(delivery, row, 'later' in result ? result : {});
  await database.deletions.update(row.id, { attempts: row.attempts + 1, nextAttemptAt });
}
