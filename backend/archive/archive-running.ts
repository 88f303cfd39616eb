import type { ArchiveOrder } from './archive-order.ts';
import { copyEmbedded } from './embedded-copy.ts';
import { type ArchiveResult, type ArchiveSource, type Progress, writeArchive } from './write-archive.ts';

/** Archives for a running server: the embedded database is copied first, so that donations go on meanwhile. */
export async function archiveRunning(
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
