import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openStore } from '../../backend/store/open-store.ts';
import { startTemporaryPostgres } from '../../backend/store/testing/temporary-postgres.ts';
import { storeOf } from '../../backend/store-of.ts';
import { between, seededRandom } from '../simulate/random.ts';
import { batchSize, KillLoad } from './kill-load.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';

/** What came of killing. All but `kills`, `databaseKills` and `acknowledged` must be 0. */
export interface KillTally {
  /** How often a server was killed with -9, while it was answering. */
  kills: number;
  /** How often PostgreSQL's first process was. */
  databaseKills: number;
  /** Batches that were receipted. */
  acknowledged: number;
  /** Those of them that are not stored, or under another receipt. */
  lost: number;
  /** Batches that are stored without some of their observations, or with too many. */
  partial: number;
  /** Batches that were refused although they were in order. */
  refused: number;
}

/** How a loop of kills goes. */
export interface KillPlan {
  engine: 'embedded' | 'postgres';
  kills: number;
  seed: number;
  /** Every how manieth kill is of PostgreSQL's first process, not of a server. 0: none. */
  databaseEvery: number;
}

const volunteers = 4;

/** Kills a server again and again at random moments under load, and counts what it had acknowledged. */
export async function killAgainAndAgain({
  engine,
  kills,
  seed,
  databaseEvery,
}: KillPlan): Promise<KillTally> {
  const random = seededRandom(seed);
  const dataFolder = mkdtempSync(join(tmpdir(), 'daylight-kills-'));
  const postgres = engine === 'postgres' ? await startTemporaryPostgres() : undefined;
  const server = await startServerProcess(dataFolder, postgres?.url);
  const load = new KillLoad(server.url, volunteers);
  let databaseKills = 0;
  try {
    for (let done = 1; done <= kills; done++) {
      await busy(load);
      await sleep(between(random, 0, 60));
      if (postgres && databaseEvery > 0 && done % databaseEvery === 0) {
        databaseKills++;
        await postgres.kill();
        await postgres.restart();
      } else await killOnce(server);
    }
    await load.finish();
    await server.kill();
    const config = storeOf({ databaseUrl: postgres?.url, dataFolder });
    return { kills: kills - databaseKills, databaseKills, ...(await count(config, load)) };
  } finally {
    await server.kill();
    await postgres?.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

async function killOnce(server: ServerProcess): Promise<void> {
  await server.kill();
  await server.restart();
}

/** Waits until the server acknowledges: one that is killed while it starts loses nothing of anybody. */
async function busy({ acknowledged }: KillLoad): Promise<void> {
  for (const before = acknowledged.size; acknowledged.size < before + 2; ) await sleep(5);
}

async function count(config: ReturnType<typeof storeOf>, load: KillLoad) {
  const store = await openStore(config, (error) => {
    throw error;
  });
  try {
    const { rows } = await store.pool.query<{
      batch_id: string;
      signature: string;
      status: string;
      n: number;
    }>(
      `select batches.batch_id, batches.receipt ->> 'signature' as signature, batches.status, count(observations.id) as n
       from batches left join observations using (contributor, batch_id)
       group by batches.contributor, batches.batch_id`,
    );
    const stored = new Map(rows.map((row) => [row.batch_id, row]));
    const lost = [...load.acknowledged.values()].filter(
      ({ batchId, signature }) => stored.get(batchId)?.signature !== signature,
    );
    return {
      acknowledged: load.acknowledged.size,
      lost: lost.length,
      partial: rows.filter(({ status, n }) => status !== 'waiting' && n !== batchSize).length,
      refused: load.refusals.length,
    };
  } finally {
    await store.close();
  }
}
