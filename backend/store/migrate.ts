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

/** Names of all migrations that this program knows, in their order. */
export async function knownMigrations(): Promise<string[]> {
  return Object.keys(await provider.getMigrations()).sort();
}

/** Names of the migrations that a database has, in their order. */
export async function appliedMigrations(database: Pick<SqlPool, 'query'>): Promise<string[]> {
  const { rows } = await database.query<{ name: string }>('select name from kysely_migration order by name');
  return rows.map(({ name }) => name);
}

/**
 * Names of the migrations that a database has and of those that it lacks, in their order. One without any table of ours
 * has none, and lacks all.
 */
export async function pendingMigrations(
  database: Pick<SqlPool, 'query'>,
): Promise<{ applied: string[]; pending: string[] }> {
  const { rows } = await database.query<{ is: boolean }>(
    `select to_regclass('kysely_migration') is not null as is`,
  );
  const applied = rows[0]?.is ? await appliedMigrations(database) : [];
  return { applied, pending: (await knownMigrations()).filter((name) => !applied.includes(name)) };
}

/**
 * Brings the tables up to date: all of it or nothing, and safe to start from several processes at once.
 * @param level name of the last migration to run, on a database that is not beyond it; all of them when absent
 * @returns the names of the migrations that were run now
 * @throws OperatorError when the database is newer than this program
 */
export async function migrate(pool: SqlPool, level?: string): Promise<string[]> {
  const migrator = new Migrator({ db: queryBuilder(pool), provider });
  const { error, results = [] } =
    level === undefined ? await migrator.migrateToLatest() : await migrator.migrateTo(level);
  if (error instanceof Error && error.message.startsWith('corrupted migrations'))
    throw new OperatorError(
      `The database does not fit this version of Daylight (${error.message}): start the version that made it, or a newer one.`,
      { cause: error },
    );
  if (error) throw error;
  return results.map((result) => result.migrationName);
}
