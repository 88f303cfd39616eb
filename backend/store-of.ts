import { join } from 'node:path';
import { backupName } from './archive/kept-backups.ts';
import { backupCipherOf, loadContentKey, loadReceiptSigner, prepareDataFolder } from './data-folder.ts';
import { bodyCipher } from './store/body-cipher.ts';
import type { StoreConfig } from './store/embedded-lock.ts';

/** Which database, and the key to what is in it, by the configuration. Makes the data folder and the key when absent. */
export function storeOf(config: {
  databaseUrl: string | undefined;
  dataFolder: string;
  contentKey?: string | undefined;
  receiptKey?: string | undefined;
  backups?: { folder: string | undefined; key: string | undefined };
}): StoreConfig {
  const dataFolder = prepareDataFolder(config.dataFolder);
  const cipher = bodyCipher(loadContentKey(dataFolder, config.contentKey));
  return {
    ...{ databaseUrl: config.databaseUrl, dataFolder, cipher },
    async beforeMigrating({ pool, engine, pending }) {
      if (engine === 'embedded') {
        const { copyBeforeMigrating } = await import('./archive/copy-before-migrating.ts');
        return copyBeforeMigrating(pool, dataFolder, pending);
      }
      const { folder, key } = config.backups ?? {};
      if (folder === undefined) return undefined;
      const { writeArchive } = await import('./archive/write-archive.ts');
      const receiptKey = loadReceiptSigner(dataFolder, config.receiptKey).publicKey;
      const backupCipher = backupCipherOf({ backups: { key } });
      const source = {
        store: { pool, engine, cipher },
        dataFolder,
        receiptKey,
        withKeys: false,
        backupCipher,
      };
      return (await writeArchive(source, join(folder, backupName(new Date())), () => {})).archive;
    },
  };
}
