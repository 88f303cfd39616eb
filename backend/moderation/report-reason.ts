import { z } from 'zod';

/** Why a reader reports a published story. A closed list: a report holds no word of whoever makes it. */
export const ReportReason = z.enum([
  'names-somebody',
  'personal-data',
  'hateful',
  'unlawful',
  'untrue',
  'advertising',
  'other',
]);
export type ReportReason = z.infer<typeof ReportReason>;
