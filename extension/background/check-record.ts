import { addDays, utcDay } from '#shared/day.ts';
import type { ReceiptTrouble, Standing } from '#shared/log/standing.ts';
import type { ListedBatch } from '#shared/wire/listed-batch.ts';
import { isPresent } from '#shared/wire/receipt.ts';
import { mostListed } from '#shared/wire/receipt-list.ts';
import { presentKey } from '../store/keys.ts';
import {
  noteLogTrouble,
  noteRecordDue,
  noteSeenHead,
  noteStandings,
  receiptsOf,
  recordDue,
  seenHead,
} from '../store/record.ts';
import type { ReceiptRow } from '../store/rows.ts';
import { isQuotaError } from '../store/storage-full.ts';
import { fetchReceipts } from '../upload/fetch-receipts.ts';
import type { Deps } from './deps.ts';
import { LogOutOfReach, type OpenedLog, openPublicLog } from './look-up-log.ts';

const hour = 60 * 60 * 1000;
const day = 24 * hour;

/** Milliseconds until the first look, between two looks, and until the next one where nobody answered. */
const recordPause = { first: day, answered: 7 * day, unanswered: 6 * hour } as const;

/** Days after which a batch must have its place in the log. */
const graceDays = 3;

/** Days that the server keeps batches, at the longest: what is older may be gone, and should be. */
const keptDays = 395;

/**
 * Looks, once a week, whether what was sent stands in the public record: asks the server for the places of this device's
 * batches, proves each place by the log's own tiles, and proves that the log only grew. Sends no donation, so that no
 * consent is asked; and asks nobody before something was sent. Trouble is kept until a later look finds none.
 */
export async function checkRecord(deps: Deps): Promise<void> {
  const { database, outside, study, backend } = deps;
  const key = await presentKey(database, study);
  if (!key?.receiptKey) return;
  const rows = await receiptsOf(database, key.contributor);
  if (rows.length === 0 || !(await isDue(deps))) return;
  const list = await fetchReceipts({ origin: backend, clockOffset: 0 }, key);
  if ('failed' in list) return;
  const today = utcDay(new Date(outside.now()));
  const listed = new Map(list.receipts.map((each) => [each.batchId, each]));
  const mayBeCut = list.receipts.length === mostListed;
  try {
    const opened = await openPublicLog(backend, key.receiptKey, await seenHead(database));
    const log = opened && !('trouble' in opened) ? opened : undefined;
    const trouble = opened && 'trouble' in opened ? { trouble: opened.trouble, day: today } : undefined;
    const found = new Map<string, Standing>();
    for (const row of rows) {
      const batch = listed.get(row.batchId);
      // A log that cannot be relied on says nothing about single receipts.
      if (!trouble && (batch || !mayBeCut)) found.set(row.batchId, await look(row, batch, log, today));
    }
    await noteStandings(database, found);
    await noteLogTrouble(database, trouble);
    // What was seen last stays what a damaged log is held against.
    if (log) await noteSeenHead(database, log.head);
    await noteRecordDue(database, outside.now() + recordPause.answered);
  } catch (error) {
    if (!(error instanceof LogOutOfReach) && !isQuotaError(error)) throw error;
  }
}

/** What is found of one receipt. */
async function look(
  row: ReceiptRow,
  batch: ListedBatch | undefined,
  log: OpenedLog | undefined,
  today: string,
): Promise<Standing> {
  const { status = null, reason = null, index = null } = batch ?? {};
  const standing = (place: Standing['place'], trouble: ReceiptTrouble | null): Standing => ({
    ...{ status, reason, place, checkedDay: today, trouble },
  });
  const before = row.standing?.place ?? null;
  if (!batch) return standing(before, row.day < addDays(today, -keptDays) ? null : 'missing');
  const { study: _, standing: __, ...receipt } = row;
  if (!isPresent(receipt)) return standing(null, null);
  if (before && before.index !== index) return standing(before, 'moved');
  if (index === null) return standing(null, row.day < addDays(today, -graceDays) ? 'overdue' : null);
  // Proved before, in a log that was just proved to go on from there: it still stands where it stood.
  if (before && log?.goesOn) return standing(before, null);
  const place = await log?.prove(receipt, index);
  return place ? standing(place, null) : standing(null, 'not-included');
}

/** Whether it is time to look; and if so, the next time is noted first, so that no failure is repeated each minute. */
async function isDue({ database, outside }: Deps): Promise<boolean> {
  const now = outside.now();
  const due = await recordDue(database);
  const left = due === undefined ? undefined : due - now;
  // A time further ahead than any pause was noted by a clock that has been set back since.
  const isTime = left !== undefined && (left <= 0 || left > recordPause.answered);
  if (left !== undefined && !isTime) return false;
  try {
    await noteRecordDue(database, now + (isTime ? recordPause.unanswered : recordPause.first));
    return isTime;
  } catch (error) {
    if (!isQuotaError(error)) throw error;
    return false;
  }
}
