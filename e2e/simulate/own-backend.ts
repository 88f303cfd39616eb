import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../backend/store/open-store.ts';
import { startTemporaryPostgres } from '../../backend/store/testing/temporary-postgres.ts';
import { storeOf } from '../../backend/store-of.ts';
import { type BackendProcess, startBackend } from './backend-process.ts';
import { type SimulationOptions, simulate } from './simulate.ts';
import type { SimulationResult } from './simulation-result.ts';

/** A simulation against a backend of its own, which is killed while it works. */
export interface KillOptions extends Omit<SimulationOptions, 'origin'> {
  engine: 'embedded' | 'postgres';
  /** How often the backend is killed with -9, spread evenly over the run. */
  kills: number;
}

/** The result, with what SQL counts in the tables. `rows.repeated`: observation ids that stand there twice. */
export interface KillResult extends SimulationResult {
  engine: string;
  kills: number;
  rows: { batches: number; observations: number; repeated: number };
}

/** Starts a backend on a temporary folder, simulates against it, kills it meanwhile, and counts its rows by SQL. */
export async function simulateWithKills(options: KillOptions): Promise<KillResult> {
  const { engine, kills, progress, ...rest } = options;
  const dataFolder = mkdtempSync(join(tmpdir(), 'daylight-simulate-'));
  const postgres = engine === 'postgres' ? await startTemporaryPostgres() : undefined;
  try {
    const backend = await startBackend(dataFolder, postgres ? { DATABASE_URL: postgres.url } : {});
    const killer = killAlong(backend, kills);
    const result = await simulate({
      ...rest,
      origin: backend.url,
      progress(done, total, what) {
        killer.at(done / total);
        progress?.(done, total, what);
      },
    }).finally(() => killer.finished().finally(() => backend.stop()));
    const rows = await countRows(postgres?.url, dataFolder);
    const lost = result.lost + Math.max(0, result.observations - rows.observations);
    return { engine, ...result, lost, doubled: result.doubled + rows.repeated, kills: killer.count(), rows };
  } finally {
    await postgres?.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

/** Kills the backend whenever another share of the work is done, and starts it again. */
function killAlong(backend: BackendProcess, kills: number) {
  let killed = 0;
  let restarted: Promise<void> = Promise.resolve();
  return {
    at(share: number) {
      if (killed >= kills || share < (killed + 1) / (kills + 1)) return;
      killed++;
      restarted = restarted.then(() => backend.kill()).then(() => backend.restart());
      restarted.catch(() => {}); // whoever waits for finished() is told
    },
    finished: () => restarted,
    count: () => killed,
  };
}

async function countRows(databaseUrl: string | undefined, dataFolder: string): Promise<KillResult['rows']> {
  const store = await openStore(storeOf({ databaseUrl, dataFolder }), () => {});
  try {
    const { rows } = await store.pool.query<KillResult['rows']>(
      `select (select count(*) from batches) as batches, count(*) as observations,
              count(*) - count(distinct id) as repeated
       from observations`,
    );
    return rows[0] ?? { batches: 0, observations: 0, repeated: 0 };
  } finally {
    await store.close();
  }
}
