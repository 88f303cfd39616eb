import { z } from 'zod';
import { ContributorId } from './contributor.ts';

/** What the server holds of the contributor who asks (GET /v1/me, signed). */
export const Holdings = z.strictObject({
  contributor: ContributorId,
  batches: z.int().min(0),
  observations: z.int().min(0),
  exposures: z.int().min(0),
  stories: z.int().min(0),
  structures: z.int().min(0),
});
export type Holdings = z.infer<typeof Holdings>;
