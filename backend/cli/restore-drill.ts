import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { addDays, utcDay } from '#shared/day.ts';
import { openArchive } from '../archive/open-archive.ts';
import { restore } from '../archive/restore.ts';
import { tombstonePath } from '../archive/tombstones.ts';
import { verifyStore } from '../archive/verify-store.ts';
import { backupCipherOf, loadContentKey, loadReceiptSigner } from '../data-folder.ts';
import { bodyCipher } from '../store/body-cipher.ts';
import { openStore } from '../store/open-store.ts';
import { sqlIngestStore } from '../store/sql-ingest-store.ts';
import { loadConfig } from './load-config.ts';
import { printResult, progressBar, say } from './output.ts';
import { type RestoreOptions, requireKeys } from './restore-into.ts';

/** What can be said on the command line about a drill. */
export interface DrillOptions extends RestoreOptions {
  /** Folder to make the temporary place in; the system's own without it. */
  place?: string;
}

/**
 * Restores a backup where nobody is served from it, an embedded database in a temporary folder, carries out the deletions
 * since, proves every batch against its receipt, prints what came of it and removes everything. Touches neither the data
 * folder, of which it needs the keys, nor the database in use.
 */
export async function restoreDrill(folder: string, options: DrillOptions): Promise<void> {
  const config = loadConfig(options);
  const dataFolder = resolve(config.dataFolder);
  requireKeys(config, dataFolder);
  const began = performance.now();
  const progress = progressBar();
  const archive = await openArchive(folder, progress, backupCipherOf(config));
  const signer = loadReceiptSigner(dataFolder, config.receiptKey);
  const cipher = bodyCipher(loadContentKey(dataFolder, config.contentKey));
  const home = await mkdtemp(join(options.place ?? tmpdir(), 'daylight-drill-'));
  try {
    const own = tombstonePath(dataFolder);
    const tombstones = [...options.tombstones, ...(existsSync(own) ? [own] : [])];
    const where = { databaseUrl: undefined, dataFolder: home, cipher };
    const store = await openStore(where, () => process.exit(1));
    try {
      const target = {
        ...{ store, dataFolder: home, signer, tombstones },
        ingestStore: (pool: typeof store.pool) => sqlIngestStore({ ...store, pool, ingestPool: pool }),
      };
      const restored = await restore(archive, target, progress);
      const firstKept = addDays(utcDay(new Date()), -config.retentionDays);
      const proof = await verifyStore(store, signer.publicKey, firstKept, progress);
      const passed = proof.problems.length + proof.moreProblems === 0;
      if (!passed) {
        say(
          'The backup came back, and batches in it do not fit their receipts: see docs/operating.md, "Verify".',
        );
        process.exitCode = 1;
      }
      const seconds = Math.round((performance.now() - began) / 100) / 10;
      printResult({ passed, seconds, made: archive.manifest.day, ...restored, proof });
    } finally {
      await store.close();
    }
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
