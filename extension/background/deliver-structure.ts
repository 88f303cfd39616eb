import { gateStructure } from '../consent/gate-structure.ts';
import type { Withheld } from '../consent/holds.ts';
import type { StructureRow } from '../store/rows.ts';
import { settleStructure, unqueueStructure } from '../store/structures.ts';
import { sendStructure } from '../upload/send-structure.ts';
import { applyConsent } from './apply-consent.ts';
import { decideNow } from './decide-now.ts';
import { type Delivery, nextAttempt } from './delivery.ts';
import { enrolAgain, enrolled } from './enrolment.ts';

/** Reasons that end by themselves, or by a click. */
const passing: ReadonlySet<Withheld> = new Set(['paused', 'stopped', 'managed', 'no-browser-permission']);

/** Sends the structure of a page, if the person still agrees to it. */
export async function deliverStructure(delivery: Delivery, row: StructureRow): Promise<void> {
  const { deps, backend, signal } = delivery;
  const { structures } = deps.database;
  const { id, json = '' } = row;
  const { decide } = await decideNow(deps);
  const answer = gateStructure({ id, json }, decide);
  // What is agreed to no more is a draft again, which the person may look at once more.
  if ('withheld' in answer)
    return passing.has(answer.withheld) ? undefined : unqueueStructure(deps.database, id);
  const sender = await enrolled(delivery, row.study);
  const result =
    'key' in sender
      ? await sendStructure(backend, answer.structure, sender.key, sender.receiptKey, signal)
      : sender;
  if ('receipt' in result) {
    await settleStructure(deps.database, result.receipt);
    return applyConsent(deps); // From now on there is something to delete after an uninstall.
  }
  if ('refused' in result && result.refused !== 'contributor_unknown') {
    await structures.update(id, { refused: result.refused });
    return;
  }
  if ('refused' in result && 'key' in sender) await enrolAgain(delivery, sender.key.contributor);
  if ('later' in result && result.later === 'stopped') return;
  const nextAttemptAt = nextAttempt(delivery, row, 'later' in result ? result : {});
  await structures.update(id, { attempts: row.attempts + 1, nextAttemptAt });
}
