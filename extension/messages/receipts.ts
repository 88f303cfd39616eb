import { z } from 'zod';
import { LogTrouble, Standing } from '#shared/log/standing.ts';
import { Day } from '#shared/observations/fields.ts';
import { Receipt } from '#shared/wire/receipt.ts';
import { defineMessage } from './message.ts';

/**
 * A receipt; what was found of it in the public record, null before the first look; and the key that it is signed with,
 * null where that is not known any more.
 */
const ListedReceipt = z.strictObject({
  receipt: Receipt,
  standing: Standing.nullable(),
  key: z.string().nullable(),
});
export type ListedReceipt = z.infer<typeof ListedReceipt>;

/**
 * The server's receipts, newest first, and how they stand in the public record; `logTrouble`: what is wrong with that as
 * a whole, and the day that it was found.
 */
export const receipts = defineMessage({
  name: 'receipts',
  from: 'extension',
  request: z.strictObject({ offset: z.int().min(0), limit: z.int().min(1).max(200) }),
  response: z.strictObject({
    receipts: z.array(ListedReceipt),
    total: z.int(),
    logTrouble: z.strictObject({ trouble: LogTrouble, day: Day }).nullable(),
  }),
});
export type ReceiptsAnswer = z.infer<typeof receipts.response>;
