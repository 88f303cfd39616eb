import { utcDay } from '#shared/day.ts';
import { makeDayPartitions } from '../../backend/store/day-partitions.ts';
import { engines } from '../../backend/store/testing/engines.ts';
import type { Clock } from './clocks.ts';
import type { Disaster, Roughness } from './operation.ts';
import { readStored, type Stored } from './read-stored.ts';
import { type SoakServer, serverInProcess } from './soak-server.ts';

/** A place where servers run on one database, for many schedules at the same time. */
export interface Site {
  /** What schedules may do here. */
  roughness: Roughness;
  /** A server of one's own. */
  serve(clock: Clock): Promise<SoakServer>;
  /** Begins to do something to what everybody shares. It goes on while schedules do. */
  suffer(what: Disaster): Promise<void>;
  /** Waits until everything is up again. */
  well(): Promise<void>;
  /** What the database holds of some contributors. */
  read(contributors: readonly string[]): Promise<Stored>;
  close(): Promise<void>;
}

/** A site whose servers live in this process, on a fresh database of an engine that stays well. */
export async function calmSite(engine: 'embedded' | 'postgres'): Promise<Site> {
  const chosen = engines.find((each) => each.engine === engine);
  if (!chosen) throw new Error(`There is no engine ${engine}.`);
  const { store, dispose } = await chosen.open();
  await makeDayPartitions(store.pool, utcDay(new Date()));
  return {
    roughness: 'own-server',
    serve: (clock) => serverInProcess(store, clock),
    suffer: (what) => Promise.reject(new Error(`A calm site knows no ${what}.`)),
    well: async () => {},
    read: (contributors) => readStored(store, contributors),
    close: dispose,
  };
}
