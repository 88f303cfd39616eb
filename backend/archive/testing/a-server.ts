import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newReceiptKey, type ReceiptSigner, receiptSigner } from '../../ingest/receipt-signer.ts';
import { testApp } from '../../routes/testing/test-app.ts';
import { sqlIngestStore } from '../../store/sql-ingest-store.ts';
import type { TestStore } from '../../store/testing/engines.ts';
import { noteDeletions } from '../note-deletions.ts';
import { openArchive } from '../open-archive.ts';
import { type RestoreResult, restore } from '../restore.ts';
import { openTombstones } from '../tombstones.ts';
import { type ArchiveResult, writeArchive } from '../write-archive.ts';

const silent = () => {};

/** The signer of every server in a test: a host that moved keeps its key. */
export const theSigner: ReceiptSigner = receiptSigner(newReceiptKey());

/** A folder for a test, and the way to be rid of it. */
export function aFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'daylight-archive-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A data folder with a release, keys, and what is true of a running process alone. */
export function furnishDataFolder(folder: string): void {
  mkdirSync(join(folder, 'releases', 'set', '2026.1'), { recursive: true });
  writeFileSync(join(folder, 'releases', 'set', '2026.1', 'data.csv'), 'week,n\n2026-W01,24\n');
  for (const name of ['receipt-key.pem', 'content-key', 'a-later-key'])
    writeFileSync(join(folder, name), `secret of ${name}`);
  for (const name of ['operator.json', 'database.lock']) writeFileSync(join(folder, name), '{}');
}

/** The application on a database, which notes deletions in its data folder. */
export async function serve({ store }: TestStore, dataFolder: string) {
  const book = await openTombstones(dataFolder);
  const { send } = await testApp(store, {
    signer: theSigner,
    store: noteDeletions(sqlIngestStore(store), book),
  });
  return { send, close: () => book.close() };
}

/** Archives a database with the files beside it. */
export function archive(
  { store }: TestStore,
  dataFolder: string,
  place: string,
  withKeys = false,
): Promise<ArchiveResult> {
  return writeArchive({ store, dataFolder, receiptKey: theSigner.publicKey, withKeys }, place, silent);
}

/** Brings an archive back. */
export async function bringBack(
  place: string,
  { store }: TestStore,
  dataFolder: string,
  tombstones: string[] = [],
): Promise<RestoreResult> {
  mkdirSync(dataFolder, { recursive: true });
  const ingestStore = (pool: typeof store.pool) => sqlIngestStore({ ...store, pool, ingestPool: pool });
  return restore(
    await openArchive(place, silent),
    { store, ingestStore, dataFolder, signer: theSigner, tombstones },
    silent,
  );
}
