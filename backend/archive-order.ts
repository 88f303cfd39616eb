import { z } from 'zod';
import { copyEmbedded } from './archive/embedded-copy.ts';
import { type ArchiveResult, type ArchiveSource, writeArchive } from './archive/write-archive.ts';
import type { Progress } from './release-order.ts';

/** What an operator asks to have archived, and where: an absolute path. */
export const ArchiveOrder = z.strictObject({ place: z.string(), withKeys: z.boolean() });
export type ArchiveOrder = z.infer<typeof ArchiveOrder>;

/** Archives for a running server: the embedded database is copied first, so that donations go on meanwhile. */
export async function carryOutArchive(
  { place, withKeys }: ArchiveOrder,
  source: Omit<ArchiveSource, 'withKeys'>,
  progress: Progress,
): Promise<ArchiveResult> {
  const { store, dataFolder } = source;
  const copy = await copyEmbedded(store.pool, dataFolder);
  try {
    return await writeArchive({ ...source, store: { ...store, pool: copy.pool }, withKeys }, place, progress);
  } finally {
    await copy.dispose();
  }
}
