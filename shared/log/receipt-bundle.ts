import { z } from 'zod';
import { Receipt } from '../wire/receipt.ts';
import { LogPlace } from './log-place.ts';

/** A receipt as a person saves it: everything that it takes to check it, without asking anybody. */
export const ReceiptBundle = z.strictObject({
  format: z.literal('daylight-receipt/1'),
  receipt: Receipt,
  key: z
    .string()
    .regex(/^[A-Za-z0-9_-]{43}$/)
    .describe('Key of the server: raw Ed25519, base64url'),
  batch: z.string().optional().describe('What was sent: the JSON text itself'),
  place: LogPlace.nullable().describe('null where it had none yet when it was saved'),
});
export type ReceiptBundle = z.infer<typeof ReceiptBundle>;
