import { z } from 'zod';

/**
 * Why a batch that was signed by its sender lies apart: nothing in it is counted or published, nothing of it is lost, and
 * its sender can read the reason.
 */
export const QuarantineReason = z.enum([
  'body_not_gzip',
  'inflated_too_large',
  'body_not_json',
  'json_not_canonical',
  'batch_invalid',
  'consent_unknown',
  'personal_data',
  'outside_study',
]);
export type QuarantineReason = z.infer<typeof QuarantineReason>;

/** Why a moderator discards a batch that lies apart. Its sender can read it. */
export const DiscardReason = z.enum(['unreadable', 'personal-data', 'not-genuine', 'not-needed']);
export type DiscardReason = z.infer<typeof DiscardReason>;
