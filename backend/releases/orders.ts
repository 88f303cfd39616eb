import { z } from 'zod';

/** What an operator asks to have published: a study, all datasets or one, all windows that are due or one. */
export const ReleaseOrder = z.strictObject({
  study: z.string(),
  dataset: z.string().optional(),
  window: z.iso.date().optional().describe('Any day of the window'),
  bench: z.enum(['auto', 'store', 'duckdb']).optional(),
});
export type ReleaseOrder = z.infer<typeof ReleaseOrder>;

/** What two reviewers want to look at. */
export const ScanOrder = z.strictObject({
  study: z.string().min(1),
  window: z.iso.date().describe('Any day of the window'),
  reviewers: z.array(z.string()),
});
export type ScanOrder = z.infer<typeof ScanOrder>;

/** What two reviewers want to keep out of a window before it is measured, as they say it. */
export const WithholdOrder = z.strictObject({
  study: z.string().min(1),
  window: z.iso.date().describe('Any day of the window'),
  measure: z.string(),
  reason: z.string(),
  reviewers: z.array(z.string()),
  day: z.iso.date().describe('Today'),
});
export type WithholdOrder = z.infer<typeof WithholdOrder>;

/** Told how far something is. */
export type Progress = (done: number, total: number, what: string) => void;
