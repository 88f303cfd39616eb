import { z } from 'zod';
import { defineMessage } from './message.ts';

/** The person says that they are not 18 yet. Everything on this device is erased but for this one bit. */
export const denyAge = defineMessage({
  name: 'deny-age',
  from: 'extension',
  request: z.strictObject({}),
  response: z.strictObject({}),
});
