import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openStore, type Store } from '../../backend/store/open-store.ts';
import { storeOf } from '../../backend/store-of.ts';
import { between, seededRandom } from '../simulate/random.ts';
import { KillLoad } from './kill-load.ts';
import { mountLoopDisk } from './loop-disk.ts';
import { readStored } from './read-stored.ts';
import { startServerProcess } from './server-process.ts';
import { openStockStore } from './stock-store.ts';

/** What came of cutting the power. */
export interface PowerCutTally {
  cuts: number;
  /** Batches that were receipted before a cut, summed over the cuts. */
  acknowledged: number;
  /** Those of them that were not there after it, or could not be read. */
  lost: number;
  /** What did not fit together afterwards. */
  oddities: string[];
}

/**
 * Cuts the power of the embedded engine again and again under load: the server is killed, and its disk is taken as it is,
 * without a sync. Sooner or later a checkpoint is under way.
 * @param engine `stock`: the engine without our file system, as a control that the method finds what is lost
 * @returns undefined where this process may not mount a file system
 */
export async function cutPower(
  engine: 'durable' | 'stock',
  cuts: number,
  seed: number,
): Promise<PowerCutTally | undefined> {
  const disk = mountLoopDisk(400);
  if (!disk) return undefined;
  const random = seededRandom(seed);
  const dataFolder = join(disk.folder, 'data');
  mkdirSync(dataFolder);
  const server = await startServerProcess(dataFolder, engine === 'stock' ? 'stock' : undefined);
  const load = new KillLoad(server.url, 4);
  const tally: PowerCutTally = { cuts, acknowledged: 0, lost: 0, oddities: [] };
  try {
    for (let cut = 0; cut < cuts; cut++) {
      for (const before = load.acknowledged.size; load.acknowledged.size < before + 20; ) await sleep(5);
      await sleep(between(random, 0, 300));
      await server.kill();
      const known = [...load.acknowledged.values()];
      const copy = disk.copyUnsynced();
      try {
        await compare(join(copy.folder, 'data'), engine, known, tally);
      } finally {
        copy.unmount();
      }
      await server.restart();
    }
    await load.finish();
    return tally;
  } finally {
    await server.kill();
    disk.unmount();
  }
}

async function compare(
  dataFolder: string,
  engine: 'durable' | 'stock',
  known: KillLoad['acknowledged'] extends Map<string, infer R> ? R[] : never,
  tally: PowerCutTally,
): Promise<void> {
  tally.acknowledged += known.length;
  const store = await open(dataFolder, engine).catch((error: unknown) => {
    tally.oddities.push(`the database does not open: ${String(error)}`);
  });
  if (!store) {
    tally.lost += known.length;
    return;
  }
  try {
    const stored = await readStored(store, [...new Set(known.map(({ contributor }) => contributor))]);
    const isThere = (batch: (typeof known)[number]) =>
      stored.receipts.get(batch.batchId)?.signature === batch.signature;
    tally.lost += known.filter((batch) => !isThere(batch)).length;
    tally.oddities.push(...stored.oddities);
  } finally {
    await store.close();
  }
}

async function open(dataFolder: string, engine: 'durable' | 'stock'): Promise<Store> {
  const config = storeOf({ databaseUrl: undefined, dataFolder });
  if (engine === 'stock') {
    // What the engine itself left of its own lock is in nobody's way.
    rmSync(join(dataFolder, 'database', 'postmaster.pid'), { force: true });
    return openStockStore(join(dataFolder, 'database'), config.cipher);
  }
  return openStore(config, (error) => {
    throw error;
  });
}
