import { z } from 'zod';

/**
 * What a key opens: exact cells, records whose owners let people read them, or, for a person and never for a partner, the
 * pages for moderators.
 */
export const KeyScope = z.enum(['cells', 'exhibits', 'moderate']);
export type KeyScope = z.infer<typeof KeyScope>;
