import { z } from 'zod';
import { Receipt } from '#shared/wire/receipt.ts';
import { defineMessage } from './message.ts';

/** The server's receipts, newest first. */
export const receipts = defineMessage({
  name: 'receipts',
  from: 'extension',
  request: z.strictObject({ offset: z.int().min(0), limit: z.int().min(1).max(200) }),
  response: z.strictObject({ receipts: z.array(Receipt), total: z.int() }),
});
