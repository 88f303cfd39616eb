import { z } from 'zod';
import { Day } from '../observations/fields.ts';
import { BatchStatus } from '../wire/listed-batch.ts';
import { QuarantineReason } from '../wire/quarantine.ts';
import { LogPlace } from './log-place.ts';

/**
 * What is wrong with a receipt. `overdue`: no place in the public log, days after it was given; `missing`: the server does
 * not know the batch any more; `not-included`: the log does not hold what the receipt says; `moved`: the server names
 * another place than before.
 */
export const ReceiptTrouble = z.enum(['overdue', 'missing', 'not-included', 'moved']);
export type ReceiptTrouble = z.infer<typeof ReceiptTrouble>;

/**
 * What a device found when it last looked, on `checkedDay`, for a batch of its own. `status`: null where the server did
 * not name it; `place`: null until this device has proved it.
 */
export const Standing = z.strictObject({
  status: BatchStatus.nullable(),
  reason: QuarantineReason.nullable(),
  place: LogPlace.nullable(),
  checkedDay: Day,
  trouble: ReceiptTrouble.nullable(),
});
export type Standing = z.infer<typeof Standing>;

/**
 * What is wrong with the log as a whole. `unsigned`: its checkpoint is not signed with the key that receipts are signed
 * with; `rewritten`: it does not go on from what it was; `damaged`: parts of it are missing.
 */
export const LogTrouble = z.enum(['unsigned', 'rewritten', 'damaged']);
export type LogTrouble = z.infer<typeof LogTrouble>;
