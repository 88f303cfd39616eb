import type { IngestStore } from '../ingest/ingest-store.ts';
import type { ReceiptSigner } from '../ingest/receipt-signer.ts';
import { OperatorError } from '../operator-error.ts';
import { quoted, readTables } from '../store/catalog.ts';
import { appliedMigrations, knownMigrations, migrate } from '../store/migrate.ts';
import { nestedPool } from '../store/nested-pool.ts';
import type { Store } from '../store/open-store.ts';
import { type SqlClient, type SqlPool, transaction } from '../store/sql-pool.ts';
import { applyTombstones } from './apply-tombstones.ts';
import { copyFiles } from './copy-files.ts';
import { loadTable } from './load-table.ts';
import type { OpenArchive } from './open-archive.ts';
import { openTombstones, readTombstones, type Tombstone, tombstonePath } from './tombstones.ts';
import type { Progress } from './write-archive.ts';

/** Where an archive is brought back to. */
export interface RestoreTarget {
  store: Pick<Store, 'pool' | 'cipher'>;
  /** Ingest's store on a pool: deletes what the tombstones name. */
  ingestStore: (pool: SqlPool) => IngestStore;
  dataFolder: string;
  signer: ReceiptSigner;
  /** Further lists of deletions, e.g. of another server on the same database. */
  tombstones: readonly string[];
}

/** What came back. `deletedAgain`: deletions that the archive did not know of. */
export interface RestoreResult {
  rows: Record<string, number>;
  files: number;
  deletedAgain: number;
}

const ownTombstones = 'tombstones.ndjson';

/**
 * Brings an archive back into an empty database, of either engine: the tables as the archive's version had them, their
 * rows, then the migrations since and the deletions since, all in one transaction. So nothing is ever served that was
 * deleted, and a restore that is broken off leaves an empty database.
 * @throws OperatorError when the database is not empty, the keys are others, or the archive does not fit
 */
export async function restore(
  archive: OpenArchive,
  target: RestoreTarget,
  progress: Progress,
): Promise<RestoreResult> {
  const { manifest } = archive;
  const { store, dataFolder } = target;
  if (manifest.contentKey !== store.cipher.fingerprint)
    throw new OperatorError(
      `The archive was encrypted with the content key ${manifest.contentKey}, and here is ${store.cipher.fingerprint}: put your copy of content-key into ${dataFolder} first.`,
    );
  if (manifest.receiptKey !== target.signer.publicKey)
    throw new OperatorError(
      `The archive's receipts are signed with another key than the one here: put your copy of receipt-key.pem into ${dataFolder} first.`,
    );
  const known = await knownMigrations();
  const unknown = manifest.migrations.find((name) => !known.includes(name));
  if (unknown)
    throw new OperatorError(
      `The archive was made by a newer version of Daylight (${unknown}): restore it with that version.`,
    );

  // Files first: they may come twice, and the database's commit is what makes a restore complete.
  const files = archive.files.filter((name) => name !== ownTombstones);
  await requireEmpty(store.pool);
  await copyFiles(archive, 'files', files, dataFolder);
  const tombstones = await collectTombstones(archive, target);
  return transaction(store.pool, async (client) => {
    const rows = await load(client, archive, progress);
    const pool = nestedPool(client);
    await migrate(pool);
    const deletedAgain = await applyTombstones(pool, target.ingestStore(pool), target.signer, tombstones());
    return { rows, files: files.length, deletedAgain };
  });
}

async function load(client: SqlClient, { manifest, lines }: OpenArchive, progress: Progress) {
  await levelTables(client, manifest.migrations);
  const facts = new Map((await readTables(client)).map((table) => [table.name, table]));
  const total = manifest.tables.reduce((sum, { rows }) => sum + rows, 0);
  let done = 0;
  const rows: Record<string, number> = {};
  for (const archived of manifest.tables) {
    const { name, columns } = archived;
    const table = facts.get(name);
    const fits = table && table.columns.map((column) => column.name).join() === columns.join();
    const same =
      fits &&
      (await loadTable(client, table, archived, lines(name), (n) => {
        done += n;
        progress(done, total, name);
      }));
    if (!same)
      throw new OperatorError(
        `The table ${name} did not come back as it was archived, so nothing was restored: take another archive.`,
      );
    rows[name] = archived.rows;
  }
  progress(total, total, 'restored');
  return rows;
}

/** Makes the tables what they were in the archive's version. They are empty, so making them anew loses nothing. */
async function levelTables(client: SqlClient, wanted: readonly string[]): Promise<void> {
  await requireEmpty(client);
  if ((await appliedMigrations(client)).join() === wanted.join()) return;
  const names = (await readTables(client)).map(({ name }) => quoted(name));
  await client.query(
    `drop table ${[...names, 'kysely_migration', 'kysely_migration_lock'].join(', ')} cascade`,
  );
  await migrate(nestedPool(client), wanted.at(-1));
}

async function requireEmpty(database: Pick<SqlPool, 'query'>): Promise<void> {
  for (const { name } of await readTables(database)) {
    const { rows } = await database.query(`select 1 from ${quoted(name)} limit 1`);
    if (rows.length > 0)
      throw new OperatorError(
        `The database is not empty (${name}), and stays as it is: restore into an empty one, by another DATABASE_URL or DATA_FOLDER.`,
      );
  }
}

/** All lists of deletions become one, which stays in the data folder. */
async function collectTombstones(
  archive: OpenArchive,
  { dataFolder, tombstones }: RestoreTarget,
): Promise<() => AsyncGenerator<Tombstone>> {
  const archived = archive.files.includes(ownTombstones) ? [archive.read('files', ownTombstones)] : [];
  const book = await openTombstones(dataFolder);
  try {
    for (const path of [...archived, ...tombstones])
      for await (const tombstone of readTombstones(path)) await book.note(tombstone);
  } finally {
    await book.close();
  }
  return () => readTombstones(tombstonePath(dataFolder));
}
