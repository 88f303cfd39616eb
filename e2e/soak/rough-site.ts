import { setTimeout as sleep } from 'node:timers/promises';
import { utcDay } from '#shared/day.ts';
import { makeDayPartitions } from '../../backend/store/day-partitions.ts';
import { openStore } from '../../backend/store/open-store.ts';
import { testCipher } from '../../backend/store/testing/engines.ts';
import { startTemporaryPostgres } from '../../backend/store/testing/temporary-postgres.ts';
import { Disasters } from './disasters.ts';
import type { Disaster } from './operation.ts';
import { readStored } from './read-stored.ts';
import type { Site } from './site.ts';
import { mountSmallDisk } from './small-disk.ts';
import { serverInProcess } from './soak-server.ts';

/** Room for the cluster, its write-ahead log, and not much more. */
const diskMegabytes = 160;
/** How long a disk stays full, in milliseconds. */
const fullMs = 150;

/** A site whose PostgreSQL is stopped, killed and started again while it is used. */
export function siteWithBadDatabase(): Promise<Site> {
  return roughSite('database', undefined);
}

/** A site whose PostgreSQL lies on a small disk that runs full. @returns undefined where nothing can be mounted */
export async function siteWithFullDisk(): Promise<Site | undefined> {
  const disk = mountSmallDisk(diskMegabytes);
  return disk && roughSite('disk', disk);
}

async function roughSite(
  roughness: 'database' | 'disk',
  disk: ReturnType<typeof mountSmallDisk>,
): Promise<Site> {
  const postgres = await startTemporaryPostgres('system', disk?.folder);
  const config = { databaseUrl: postgres.url, dataFolder: '', cipher: testCipher };
  const store = await openStore(config, (error) => {
    throw error;
  });
  await makeDayPartitions(store.pool, utcDay(new Date()));
  const disasters = new Disasters();
  const carryOut: Partial<Record<Disaster, () => Promise<void>>> = {
    'database-restart': () => postgres.restart(),
    async 'database-kill'() {
      await postgres.kill();
      await postgres.restart();
    },
    async 'disk-full'() {
      disk?.fill();
      await sleep(fullMs);
      disk?.free();
      await store.pool.query('select 1').catch(() => sleep(fullMs));
      if (!postgres.isRunning) await postgres.restart(); // It could not even write its log.
    },
  };
  return {
    roughness,
    serve: (clock) => serverInProcess(store, clock),
    suffer(what) {
      const disaster = carryOut[what];
      if (!disaster) throw new Error(`Nothing here can suffer ${what}.`);
      return disasters.begin(disaster);
    },
    well: () => disasters.over(),
    async read(contributors) {
      for (;;) {
        await disasters.over();
        const stored = await readStored(store, contributors).catch(() => undefined);
        if (stored) return stored;
      }
    },
    async close() {
      await disasters.over();
      await store.close();
      await postgres.stop();
      disk?.unmount();
    },
  };
}
