import { z } from 'zod';

/** Why a story is not published. A closed list, so that its writer can be told in their language. */
export const RejectReason = z.enum([
  'personal-data',
  'names-somebody',
  'unlawful',
  'hateful',
  'advertising',
  'not-about-ai',
  'not-a-story',
  'duplicate',
]);
export type RejectReason = z.infer<typeof RejectReason>;
