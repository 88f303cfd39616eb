import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { type MigrationProvider, Migrator } from 'kysely/migration';
import { OperatorError } from '../operator-error.ts';
import { queryBuilder } from './query-builder.ts';
import type { SqlPool } from './sql-pool.ts';

const folder = new URL('./migrations/', import.meta.url);

/** Every file of the migrations folder, in the order of its number. There is only one direction: forward. */
const provider: MigrationProvider = {
  async getMigrations() {
    const files = readdirSync(folder).filter((name) => name.endsWith('.sql'));
    return Object.fromEntries(
      files.map((name) => [
        name.replace(/\.sql$/, ''),
        { up: async (db) => void (await sql.raw(readFileSync(new URL(name, folder), 'utf8')).execute(db)) },
      ]),
    );
  },
};

/**
 * Brings the tables up to date: all of it or nothing, and safe to start from several processes at once.
 * @returns the names of the migrations that were run now
 * @throws OperatorError when the database is newer than this program
 */
export async function migrate(pool: SqlPool): Promise<string[]> {
  const migrator = new Migrator({ db: queryBuilder(pool), provider });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error instanceof Error && error.message.startsWith('corrupted migrations'))
    throw new OperatorError(
      `The database does not fit this version of Daylight (${error.message}): start the version that made it, or a newer one.`,
      { cause: error },
    );
  if (error) throw error;
  return results.map((result) => result.migrationName);
}
