import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '../../backend/store/open-store.ts';
import { startTemporaryPostgres } from '../../backend/store/testing/temporary-postgres.ts';
import { storeOf } from '../../backend/store-of.ts';
import { startBackend } from './backend-process.ts';
import { cpuSeconds } from './cpu-seconds.ts';
import type { SimulationOptions } from './simulate.ts';
import { type DaysResult, type Life, simulateDays } from './simulate-days.ts';

/** What days of demand cost, counted on a backend of one's own. */
export interface OwnDaysResult extends DaysResult {
  engine: 'embedded' | 'postgres';
  /** Observations, batches and exposure counts that were receipted and are not stored. */
  lost: number;
  /** Those that are stored beyond what was sent. */
  doubled: number;
  /** Size of the database, with its indexes and all that belongs to it, divided by its observations. */
  bytesPerObservation: number;
  /** Processor time of server and database for a million observations; null where it cannot be read. */
  cpuSecondsPerMillionObservations: number | null;
}

/** Starts a backend on a temporary folder, lets volunteers live against it, takes it away for an outage, and counts. */
export async function simulateOwnDays(
  options: Omit<SimulationOptions, 'origin'> & { engine: OwnDaysResult['engine'] },
): Promise<OwnDaysResult> {
  const { engine, ...rest } = options;
  const dataFolder = mkdtempSync(join(tmpdir(), 'daylight-simulate-'));
  const postgres = engine === 'postgres' ? await startTemporaryPostgres() : undefined;
  try {
    const backend = await startBackend(dataFolder, postgres ? { DATABASE_URL: postgres.url } : {});
    const used = () => cpuSeconds([backend.pid, ...(postgres ? [postgres.pid] : [])]);
    // What a server that has ended used is not seen any more, so it is counted before it ends.
    let before = used();
    let cpu: number | undefined = 0;
    const add = () => {
      const now = used();
      cpu = cpu === undefined || now === undefined || before === undefined ? undefined : cpu + now - before;
    };
    const { result, lives } = await simulateDays(
      { ...rest, origin: backend.url },
      {
        async begin() {
          add();
          await backend.stop();
        },
        async end() {
          await backend.restart();
          before = used();
        },
      },
    ).finally(() => {
      add();
      return backend.stop();
    });
    const store = await openStore(storeOf({ databaseUrl: postgres?.url, dataFolder }), () => {});
    try {
      const compared = await compare(store, lives);
      const bytes = engine === 'embedded' ? sizeOf(join(dataFolder, 'database')) : await databaseSize(store);
      const perMillion = cpu === undefined ? null : Math.round((cpu / result.observations) * 1e7) / 10;
      return {
        engine,
        ...result,
        ...compared,
        bytesPerObservation: Math.round(bytes / result.observations),
        cpuSecondsPerMillionObservations: perMillion,
      };
    } finally {
      await store.close();
    }
  } finally {
    await postgres?.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

interface Held {
  contributor: string;
  batches: number;
  observations: number;
  exposures: number;
}

/** Counts volunteer by volunteer, in the tables themselves. A batch that waits to be unpacked counts by what it says. */
async function compare({ pool }: Store, lives: readonly Life[]): Promise<{ lost: number; doubled: number }> {
  const { rows } = await pool.query<Held>(
    `select contributor, sum(batches)::int8 as batches, sum(observations)::int8 as observations,
            sum(exposures)::int8 as exposures
     from (
       select contributor, count(*) as batches, coalesce(sum(observations) filter (where status = 'waiting'), 0) as observations,
              coalesce(sum(exposures) filter (where status = 'waiting'), 0) as exposures
       from batches where status <> 'quarantined' group by contributor
       union all
       select contributor, 0, count(*), 0 from observations group by contributor
       union all
       select contributor, 0, 0, count(*) from exposures group by contributor
     ) as held group by contributor`,
  );
  const held = new Map(rows.map((row) => [row.contributor, row]));
  let [lost, doubled] = [0, 0];
  for (const life of lives)
    for (const what of ['batches', 'observations', 'exposures'] as const) {
      const difference = life[what] - (held.get(life.volunteer.key.contributor)?.[what] ?? 0);
      lost += Math.max(0, difference);
      doubled += Math.max(0, -difference);
    }
  return { lost, doubled };
}

async function databaseSize({ pool }: Store): Promise<number> {
  const { rows } = await pool.query<{ bytes: number }>(
    'select pg_database_size(current_database()) as bytes',
  );
  return rows[0]?.bytes ?? 0;
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(folder, name)))
    .reduce((sum, stat) => sum + (stat.isFile() ? stat.size : 0), 0);
}
