import { z } from 'zod';
import { DeletionReceipt } from '#shared/wire/deletion.ts';
import { defineMessage } from './message.ts';

/** What the page "My data" shows besides the state: deletions, and whether a recovery code was made. */
export const myData = defineMessage({
  name: 'my-data',
  from: 'extension',
  request: z.strictObject({}),
  response: z.strictObject({
    hasKey: z.boolean().describe('Whether something was ever to be sent from here'),
    hasRecoveryCode: z.boolean(),
    accepted: z.int().describe('Items in receipts of the server'),
    deletions: z.array(
      z.strictObject({
        id: z.string(),
        of: z.enum(['all', 'source', 'story']),
        source: z.string().nullable(),
        requestedAt: z.number(),
        receipt: DeletionReceipt.nullable(),
        refused: z.string().nullable(),
      }),
    ),
  }),
});
export type MyDataAnswer = z.infer<typeof myData.response>;
