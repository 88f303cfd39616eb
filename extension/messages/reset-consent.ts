import { z } from 'zod';
import { defineMessage } from './message.ts';

/**
 * Begins a new ledger, for somebody whose ledger is damaged. Nothing is agreed to any more; items that wait stay on this
 * device and never leave.
 */
export const resetConsent = defineMessage({
  name: 'reset-consent',
  from: 'extension',
  request: z.strictObject({}),
  response: z.strictObject({}),
});
