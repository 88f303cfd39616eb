import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { lockPath, type StoreConfig } from './embedded-lock.ts';
import { openEmbedded } from './engines/embedded.ts';
import { takeLock } from './engines/lock-file.ts';
import { openPostgres } from './engines/postgres.ts';
import { knownMigrations, pendingMigrations } from './migrate.ts';

/** What migrating would do, and to which engine. */
export interface MigrationLook {
  engine: 'embedded' | 'postgres';
  applied: string[];
  pending: string[];
}

/**
 * Looks which migrations a database has and lacks, and changes nothing.
 * @throws OperatorError when it is in use by a server, or unreachable
 */
export async function lookBeforeMigrating({ databaseUrl, dataFolder }: StoreConfig): Promise<MigrationLook> {
  if (databaseUrl !== undefined) {
    const pool = await openPostgres(databaseUrl, { connections: 1 });
    return { engine: 'postgres', ...(await pendingMigrations(pool).finally(() => pool.end())) };
  }
  const folder = join(dataFolder, 'database');
  if (!existsSync(folder)) return { engine: 'embedded', applied: [], pending: await knownMigrations() };
  const lock = takeLock(lockPath(dataFolder));
  try {
    const pool = await openEmbedded(folder, () => {});
    return { engine: 'embedded', ...(await pendingMigrations(pool).finally(() => pool.end())) };
  } finally {
    lock.release();
  }
}
