import { z } from 'zod';

/** Name of whoever moderates, as the record and the story's writer see it. */
export const ModeratorName = z.string().trim().min(1).max(100);
