import { resolve } from 'node:path';
import type { ArchiveResult } from '../archive/write-archive.ts';
import type { Config } from '../config.ts';
import { loadReceiptSigner } from '../data-folder.ts';
import { findOperatorDoor } from '../operator-door.ts';
import { OperatorError } from '../operator-error.ts';
import { embeddedHolder } from '../store/embedded-lock.ts';
import { storeOf } from '../store-of.ts';
import { orderFrom } from './order-from.ts';
import { progressBar } from './output.ts';

/** Writes an archive; a server that holds the embedded database is asked to do it. */
export async function archiveFrom(config: Config, folder: string, withKeys: boolean): Promise<ArchiveResult> {
  const where = storeOf(config);
  const place = resolve(folder);
  const holder = embeddedHolder(where);
  if (holder !== undefined) {
    const door = findOperatorDoor(where.dataFolder);
    if (!door)
      throw new OperatorError(
        `The database is in use by process ${holder}, which takes no orders: wait until it has ended.`,
      );
    const result = await orderFrom(door, '/archive', { place, withKeys }, progressBar());
    return result as ArchiveResult;
  }
  const { openStore } = await import('../store/open-store.ts');
  const { writeArchive } = await import('../archive/write-archive.ts');
  const { dataFolder } = where;
  const receiptKey = loadReceiptSigner(dataFolder, config.receiptKey).publicKey;
  const store = await openStore(where, () => process.exit(1));
  try {
    return await writeArchive({ store, dataFolder, receiptKey, withKeys }, place, progressBar());
  } finally {
    await store.close();
  }
}
