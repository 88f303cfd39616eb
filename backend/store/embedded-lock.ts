import { join } from 'node:path';
import type { BodyCipher } from './body-cipher.ts';
import { lockHolder } from './engines/lock-file.ts';
import type { SqlPool } from './sql-pool.ts';

/** Which database. Without a URL it is the embedded one, inside the data folder. */
export interface StoreConfig {
  databaseUrl: string | undefined;
  dataFolder: string;
  /** Encrypts what people wrote and saw, before it reaches the database. */
  cipher: BodyCipher;
  /**
   * Saves a database that has something in it before its tables are changed.
   * @param pending names of the migrations that will run
   * @returns where it was saved; undefined where that is left to somebody else
   */
  beforeMigrating?: (opened: {
    pool: SqlPool;
    engine: 'embedded' | 'postgres';
    pending: readonly string[];
  }) => Promise<string | undefined>;
}

/** The lock of the embedded database: beside its folder, which holds nothing that PGlite has not put there. */
export function lockPath(dataFolder: string): string {
  return join(dataFolder, 'database.lock');
}

/** Process number of a living server that holds the embedded database; undefined when it is free. */
export function embeddedHolder(config: Pick<StoreConfig, 'databaseUrl' | 'dataFolder'>): number | undefined {
  return config.databaseUrl ? undefined : lockHolder(lockPath(config.dataFolder));
}
