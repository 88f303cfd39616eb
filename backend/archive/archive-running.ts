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
  // An export is sealed by nothing: its keys would be locked in with what they open.
  const backupCipher = withKeys ? undefined : source.backupCipher;
  const copy = await copyEmbedded(store.pool, dataFolder);
  try {
    const copied = { ...source, store: { ...store, pool: copy.pool } };
    return await writeArchive({ ...copied, withKeys, backupCipher }, place, progress);
  } finally {
    await copy.dispose();
  }
}
