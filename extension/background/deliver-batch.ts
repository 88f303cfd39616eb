import { gate } from '../consent/gate.ts';
import { markRefused, postponeBatch, reopenBatch, settleBatch } from '../store/outbox.ts';
import type { OutboxRow } from '../store/rows.ts';
import { sweepAgain } from '../store/unsendable.ts';
import { sendBatch } from '../upload/send.ts';
import { applyConsent } from './apply-consent.ts';
import { decideNow } from './decide-now.ts';
import { type Delivery, nextAttempt } from './delivery.ts';
import { enrolAgain, enrolled } from './enrolment.ts';

/** Sends a sealed batch, if everything in it is still agreed to. */
export async function deliverBatch(delivery: Delivery, row: OutboxRow): Promise<void> {
  const { deps, backend, signal } = delivery;
  const { database } = deps;
  const { decide } = await decideNow(deps);
  const answer = gate(row, decide);
  if ('withheld' in answer) {
    // It rests on a consent that was given anew since: what is in it is put together again under the one that holds.
    if (answer.withheld === 'other-consent') {
      await reopenBatch(database, row.batchId);
      await sweepAgain(database);
    }
    return;
  }
  const sender = await enrolled(delivery, row.study);
  const result =
    'key' in sender ? await sendBatch(backend, answer.batch, sender.key, sender.receiptKey, signal) : sender;
  if ('receipt' in result) {
    await settleBatch(database, row.study, result.receipt);
    return applyConsent(deps); // From now on there is something to delete after an uninstall.
  }
  if ('refused' in result && result.refused !== 'contributor_unknown')
    return markRefused(database, row.batchId, result.refused);
  if ('refused' in result && 'key' in sender) await enrolAgain(delivery, sender.key.contributor);
  if ('later' in result && result.later === 'stopped') return;
  await postponeBatch(database, row.batchId, nextAttempt(delivery, row, 'later' in result ? result : {}));
}
