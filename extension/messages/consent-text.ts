import { z } from 'zod';
import { ConsentDocument } from '#shared/consent/document.ts';
import { defineMessage } from './message.ts';

/** The newest consent document in the person's language, and the hash that agreeing to it refers to. */
export const consentText = defineMessage({
  name: 'consent-text',
  from: 'extension',
  request: z.strictObject({ locale: z.string().max(20) }),
  response: z.strictObject({ document: ConsentDocument, hash: z.string() }),
});
export type ConsentTextAnswer = z.infer<typeof consentText.response>;
