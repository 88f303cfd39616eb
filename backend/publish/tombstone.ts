import { z } from 'zod';

/** Why a release was withdrawn. Nothing of the release itself is changed or deleted by it. */
export const Tombstone = z.strictObject({
  format: z.literal('daylight-tombstone/1'),
  dataset: z.string(),
  version: z.string(),
  day: z.iso.date(),
  reason: z.string().trim().min(10).max(2000),
});
export type Tombstone = z.infer<typeof Tombstone>;

/** Name of a version's tombstone, which lies beside the folder of that version. */
export function tombstoneFile(version: string): string {
  return `${version}.tombstone.json`;
}
