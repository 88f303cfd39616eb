import { join } from 'node:path';
import { OperatorError } from '../operator-error.ts';
import type { BodyCipher } from './body-cipher.ts';
import { distributeTables, isCluster } from './distribute.ts';
import { lockPath, type StoreConfig } from './embedded-lock.ts';
import { openEmbedded } from './engines/embedded.ts';
import { takeLock } from './engines/lock-file.ts';
import { openPostgres } from './engines/postgres.ts';
import { migrate, pendingMigrations } from './migrate.ts';
import { ensureRoles } from './roles.ts';
import type { SqlPool } from './sql-pool.ts';

/** An open database with its tables up to date. */
export interface Store {
  /** The owner's: all rights. */
  pool: SqlPool;
  /** What comes from the network is taken in with this one, which can add and hardly read. */
  ingestPool: SqlPool;
  /** Releases are made with this one, which reads what is counted and no words. */
  publisherPool: SqlPool;
  /** Whether those two have roles of their own; otherwise they are the owner's. */
  rolesApart: boolean;
  cipher: BodyCipher;
  engine: 'embedded' | 'postgres';
  /** Names of the migrations that opening it has run. */
  migrated: string[];
  /** Where what it held before was saved, if it had to be migrated and was. */
  savedBefore?: string | undefined;
  /** Waits for running work, closes the database and gives the lock back. */
  close(): Promise<void>;
}

/**
 * Opens the database and brings its tables up to date.
 * @param onDeath called when the embedded engine dies on its own
 * @throws OperatorError when it is in use by another process, unreachable, or newer than this program
 */
export async function openStore(config: StoreConfig, onDeath: (error: Error) => void): Promise<Store> {
  const opened = config.databaseUrl
    ? { engine: 'postgres' as const, pool: await openPostgres(config.databaseUrl), release: () => {} }
    : await openLocked(config.dataFolder, onDeath);
  const { pool, engine, release } = opened;
  const pools = [pool];
  const close = async () => {
    await Promise.all(pools.map((one) => one.end()));
    release();
  };
  try {
    const { applied, pending } = await pendingMigrations(pool);
    const savedBefore =
      applied.length > 0 && pending.length > 0
        ? await config.beforeMigrating?.({ pool, engine, pending })
        : undefined;
    const migrated = await migrate(pool);
    if (engine === 'postgres' && (await isCluster(pool))) await distributeTables(pool);
    const common = { pool, cipher: config.cipher, engine, close, migrated, savedBefore };
    if (!config.databaseUrl || !(await ensureRoles(pool)))
      return { ...common, ingestPool: pool, publisherPool: pool, rolesApart: false };
    const ingestPool = await openPostgres(config.databaseUrl, { role: 'daylight_ingest' });
    pools.push(ingestPool);
    const publisherPool = await openPostgres(config.databaseUrl, {
      role: 'daylight_publisher',
      connections: 2,
    });
    pools.push(publisherPool);
    return { ...common, ingestPool, publisherPool, rolesApart: true };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openLocked(dataFolder: string, onDeath: (error: Error) => void) {
  const lock = takeLock(lockPath(dataFolder));
  try {
    const pool = await openEmbedded(join(dataFolder, 'database'), onDeath);
    return { engine: 'embedded' as const, pool, release: lock.release };
  } catch (error) {
    lock.release();
    const reason = error instanceof Error ? error.message : String(error);
    throw new OperatorError(
      `The embedded database in ${dataFolder} does not open (${reason}): restore it from a backup, or choose another DATA_FOLDER.`,
      { cause: error },
    );
  }
}
