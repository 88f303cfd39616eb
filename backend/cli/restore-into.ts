import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { copyFiles } from '../archive/copy-files.ts';
import { type OpenArchive, openArchive } from '../archive/open-archive.ts';
import { restore } from '../archive/restore.ts';
import type { Config } from '../config.ts';
import { backupCipherOf, loadReceiptSigner, prepareDataFolder } from '../data-folder.ts';
import { OperatorError } from '../operator-error.ts';
import { openStore, type Store } from '../store/open-store.ts';
import { sqlIngestStore } from '../store/sql-ingest-store.ts';
import { storeOf } from '../store-of.ts';
import { type ConfigOptions, loadConfig } from './load-config.ts';
import { printResult, progressBar } from './output.ts';

/** What can be said on the command line. */
export interface RestoreOptions extends ConfigOptions {
  tombstones: string[];
}

/**
 * Brings an archive back, and prints what came.
 * @param withKeys take the keys from the archive, too
 */
export async function restoreInto(folder: string, options: RestoreOptions, withKeys: boolean): Promise<void> {
  const config = loadConfig(options);
  const dataFolder = prepareDataFolder(config.dataFolder);
  for (const file of options.tombstones)
    if (!existsSync(file)) throw new OperatorError(`There is no ${file}: correct --tombstones.`);
  const progress = progressBar();
  const archive = await openArchive(folder, progress, backupCipherOf(config));
  if (withKeys) await takeKeys(archive, folder, dataFolder);
  requireKeys(config, dataFolder);
  const where = storeOf(config);
  const signer = loadReceiptSigner(dataFolder, config.receiptKey);
  const onDeath = () => process.exit(1);
  const store = await openStore(where, onDeath);
  const target = {
    ...{ store, dataFolder, signer, tombstones: options.tombstones },
    ingestStore: (pool: Store['pool']) => sqlIngestStore({ ...store, pool, ingestPool: pool }),
  };
  const restored = await restore(archive, target, progress).finally(() => store.close());
  // Once more, for whatever opening a database does beside migrating it.
  await openStore(where, onDeath).then((again) => again.close());
  printResult({ engine: store.engine, ...restored });
}

async function takeKeys(archive: OpenArchive, folder: string, dataFolder: string): Promise<void> {
  if (archive.keys.length === 0)
    throw new OperatorError(`${folder} holds no keys, since it is a backup: use "daylight restore".`);
  await copyFiles(archive, 'keys', archive.keys, dataFolder);
}

/** Before a key is made that would only be in the way of the right one. @throws OperatorError when one is missing */
export function requireKeys(config: Config, dataFolder: string): void {
  const wanted = [
    ...(config.contentKey === undefined ? ['content-key'] : []),
    ...(config.receiptKey === undefined ? ['receipt-key.pem'] : []),
  ];
  const missing = wanted.filter((name) => !existsSync(join(dataFolder, name)));
  if (missing.length > 0)
    throw new OperatorError(
      `${missing.join(' and ')} of the server that made it must be in ${dataFolder} first: put your copy there and restore again.`,
    );
}
