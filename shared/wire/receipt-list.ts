import { z } from 'zod';
import { ListedBatch } from './listed-batch.ts';

/** Most batches in one list: the newest. */
export const mostListed = 20_000;

/** Every batch that the server has of the contributor who asks (GET /v1/receipts, signed), the newest first. */
export const ReceiptList = z.strictObject({ receipts: z.array(ListedBatch).max(mostListed) });
export type ReceiptList = z.infer<typeof ReceiptList>;
