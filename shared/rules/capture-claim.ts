import { z } from 'zod';

/**
 * A kind of real capture that a surface was tried on: a whole `page`, a `fragment` of one (one part of its DOM), or
 * `data` (fragments that another tool had kept in a file of its own), with the years that they are from.
 */
export const CaptureClaim = z.strictObject({
  form: z.enum(['page', 'fragment', 'data']),
  years: z.array(z.int().min(2010).max(2100)).min(1).max(20),
});
export type CaptureClaim = z.infer<typeof CaptureClaim>;
