import { z } from 'zod';

/** What a site is for people who look for it in a list, in the order of that list. */
export const SourceGroup = z.enum(['video', 'search', 'assistants', 'social', 'shops', 'news', 'streaming']);
export type SourceGroup = z.infer<typeof SourceGroup>;
