import { z } from 'zod';

/** What an operator asks to have archived, and where: an absolute path. */
export const ArchiveOrder = z.strictObject({ place: z.string(), withKeys: z.boolean() });
export type ArchiveOrder = z.infer<typeof ArchiveOrder>;
