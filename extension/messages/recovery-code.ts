import { z } from 'zod';
import { defineMessage } from './message.ts';

/**
 * Makes a recovery code, which can delete what was sent even when this device is lost. Shown once and kept nowhere; a
 * new one takes the place of an earlier one. Only for somebody who takes part.
 */
export const recoveryCode = defineMessage({
  name: 'recovery-code',
  from: 'extension',
  request: z.strictObject({}),
  response: z.strictObject({
    code: z.string().nullable().describe('26 characters in groups; null: not in a study'),
  }),
});
