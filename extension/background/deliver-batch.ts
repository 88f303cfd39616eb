import { utcDay } from '#shared/day.ts';
import { gate } from '../consent/gate.ts';
import type { Withheld } from '../consent/holds.ts';
import { markRefused, markTried, postponeBatch, reopenBatch, settleBatch } from '../store/outbox.ts';
import type { OutboxRow } from '../store/rows.ts';
import { dropStudy } from '../store/shares.ts';
import { noteClosed } from '../store/studies.ts';
import { sweepAgain } from '../store/unsendable.ts';
import { sendBatch } from '../upload/send.ts';
import { applyConsent } from './apply-consent.ts';
import { decideNow } from './decide-now.ts';
import { type Delivery, nextAttempt } from './delivery.ts';
import { enrolAgain, enrolled } from './enrolment.ts';
import { keepOutOfRange } from './keep-too-old.ts';

/** Reasons that end by themselves, or by a click. */
const passing: ReadonlySet<Withheld> = new Set(['paused', 'stopped', 'managed', 'no-browser-permission']);

/** Sends a sealed batch, if everything in it is still agreed to. */
export async function deliverBatch(delivery: Delivery, row: OutboxRow): Promise<void> {
  const { deps, backend, signal } = delivery;
  const { database } = deps;
  const { decide } = await decideNow(deps);
  const answer = gate(row, decide);
  if ('withheld' in answer) {
    // What may go goes in another batch. One that may have arrived already is not opened for what will pass.
    if (answer.withheld === 'unreadable' || (row.tried && passing.has(answer.withheld))) return;
    return takeApart(delivery, row);
  }
  const sender = await enrolled(delivery, row.study);
  if ('key' in sender) await markTried(database, row.batchId);
  const result =
    'key' in sender ? await sendBatch(backend, answer.batch, sender.key, sender.receiptKey, signal) : sender;
  if ('receipt' in result) {
    await settleBatch(database, row.study, result.receipt);
    return applyConsent(deps); // From now on there is something to delete after an uninstall.
  }
  // A device that was switched off for long, or whose clock was wrong: what bears such a day stays here, and the rest goes.
  const serverTime = deps.outside.now() + backend.clockOffset * 1000;
  if (
    'refused' in result &&
    result.refused === 'day_out_of_range' &&
    (await keepOutOfRange(deps, row, serverTime))
  )
    return takeApart(delivery, row);
  if ('refused' in result && result.refused === 'study_closed') return endStudy(delivery, row);
  if ('refused' in result && result.refused !== 'contributor_unknown')
    return markRefused(database, row.batchId, result.refused);
  if ('refused' in result && 'key' in sender) await enrolAgain(delivery, sender.key.contributor);
  if ('later' in result && result.later === 'stopped') return;
  await postponeBatch(database, row.batchId, nextAttempt(delivery, row, 'later' in result ? result : {}));
}

/** The study has been closed, and this device has not heard of it yet. It is left when the worker looks next. */
async function endStudy({ deps: { database, outside } }: Delivery, { study }: OutboxRow): Promise<void> {
  await noteClosed(database, study, utcDay(new Date(outside.now())));
  await dropStudy(database, study);
}

async function takeApart({ deps: { database } }: Delivery, row: OutboxRow): Promise<void> {
  await reopenBatch(database, row.batchId);
  await sweepAgain(database);
}
