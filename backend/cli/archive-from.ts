import { resolve } from 'node:path';
import type { ArchiveResult } from '../archive/write-archive.ts';
import type { Config } from '../config.ts';
import { backupCipherOf, loadReceiptSigner } from '../data-folder.ts';
import { orderDatabase } from './order-database.ts';

/** Writes an archive; a server that holds the embedded database is asked to do it. */
export function archiveFrom(config: Config, folder: string, withKeys: boolean): Promise<ArchiveResult> {
  const place = resolve(folder);
  return orderDatabase(config, '/archive', { place, withKeys }, async ({ store, dataFolder, progress }) => {
    const { writeArchive } = await import('../archive/write-archive.ts');
    const receiptKey = loadReceiptSigner(dataFolder, config.receiptKey).publicKey;
    // An export is sealed by nothing: its keys would be locked in with what they open.
    const backupCipher = withKeys ? undefined : backupCipherOf(config);
    return writeArchive({ store, dataFolder, receiptKey, withKeys, backupCipher }, place, progress);
  });
}
