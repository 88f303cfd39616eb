import { z } from 'zod';

/** What a key opens: exact cells, or records whose owners let people read them. */
export const KeyScope = z.enum(['cells', 'exhibits']);
export type KeyScope = z.infer<typeof KeyScope>;
