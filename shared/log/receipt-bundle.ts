import { z } from 'zod';
import { Receipt } from '../wire/receipt.ts';

/** Where a receipt stands in the public log, with all that proves it. */
export const LogPlace = z.strictObject({
  index: z.int().min(0).describe('Place of the entry, from 0'),
  proof: z
    .array(z.base64())
    .max(64)
    .describe('Hashes beside the way up to the root, the lowest first (RFC 9162)'),
  checkpoint: z
    .string()
    .max(10_000)
    .describe('Signed checkpoint (C2SP tlog-checkpoint) that the proof leads to'),
});
export type LogPlace = z.infer<typeof LogPlace>;

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
