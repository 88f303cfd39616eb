import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { utcDay } from '#shared/day.ts';
import { OperatorError } from '../operator-error.ts';
import type { BodyCipher } from '../store/body-cipher.ts';
import { quoted, readTables } from '../store/catalog.ts';
import { appliedMigrations } from '../store/migrate.ts';
import type { Store } from '../store/open-store.ts';
import { transaction } from '../store/sql-pool.ts';
import { type ArchiveDraft, beginArchive, exists } from './archive-folder.ts';
import { findDataFiles } from './data-files.ts';
import { type ArchivedTable, type ArchiveManifest, archiveNames, formatOf } from './manifest.ts';
import { tableLines, writeSettled } from './table-lines.ts';

/** What is archived. */
export interface ArchiveSource {
  store: Pick<Store, 'pool' | 'engine' | 'cipher'>;
  dataFolder: string;
  /** Public key that receipts are signed with. */
  receiptKey: string;
  /** Whether private keys go along: to move a server, never for a backup. */
  withKeys: boolean;
  /** Encrypts what is written; without it, it is not encrypted. */
  backupCipher?: BodyCipher | undefined;
}

/** Told how far it is, in rows. */
export type Progress = (done: number, total: number, what: string) => void;

/** What was written. `keysLeftOut`: files that a backup does not hold, and that nothing can be read without. */
export interface ArchiveResult {
  archive: string;
  rows: Record<string, number>;
  files: number;
  keysLeftOut: string[];
}

/**
 * Writes everything that a server holds: all tables as they were at one moment, and the files beside the database. The
 * same format from either engine. Nothing stands under the given name before all of it is on disk.
 * @param place folder to be made
 * @throws OperatorError when it cannot be made there
 */
export async function writeArchive(
  source: ArchiveSource,
  place: string,
  progress: Progress,
): Promise<ArchiveResult> {
  const { store, dataFolder, receiptKey, withKeys, backupCipher } = source;
  const archive = resolve(place);
  if (`${archive}${sep}`.startsWith(`${resolve(dataFolder)}${sep}`))
    throw new OperatorError('An archive inside the data folder is lost with it: choose another place.');
  const draft = await beginArchive(archive, backupCipher);
  try {
    const { tables, migrations } = await writeTables(store, draft, progress);
    const { files, keys } = findDataFiles(dataFolder);
    for (const name of files) await writeFileInto(draft, dataFolder, archiveNames.files, name);
    for (const name of withKeys ? keys : []) await writeFileInto(draft, dataFolder, archiveNames.keys, name);
    const manifest: ArchiveManifest = {
      format: formatOf(backupCipher !== undefined),
      day: utcDay(new Date()),
      engine: store.engine,
      migrations,
      contentKey: store.cipher.fingerprint,
      receiptKey,
      tables,
      keys: withKeys ? keys : [],
      ...(backupCipher ? { sealedWith: backupCipher.fingerprint } : {}),
    };
    await draft.write(archiveNames.manifest, Readable.from([`${JSON.stringify(manifest, null, 2)}\n`]));
    await draft.finish();
    const rows = Object.fromEntries(tables.map((table) => [table.name, table.rows]));
    return { archive, rows, files: files.length, keysLeftOut: withKeys ? [] : keys };
  } catch (error) {
    await draft.discard();
    throw error;
  }
}

function writeTables({ pool }: ArchiveSource['store'], draft: ArchiveDraft, progress: Progress) {
  return transaction(pool, async (client) => {
    await client.query('set transaction isolation level repeatable read, read only');
    await writeSettled(client);
    const migrations = await appliedMigrations(client);
    const facts = await readTables(client);
    const counts = await client.query<Record<string, number>>(
      `select ${facts.map(({ name }) => `(select count(*) from ${quoted(name)}) as ${quoted(name)}`).join(', ')}`,
    );
    const total = Object.values(counts.rows[0] ?? {}).reduce((sum, rows) => sum + rows, 0);
    let done = 0;
    const tables: ArchivedTable[] = [];
    for (const table of facts) {
      const hash = createHash('sha256');
      let rows = 0;
      async function* text() {
        let some = '';
        for await (const line of tableLines(client, table)) {
          some += `${line}\n`;
          rows++;
          if (some.length < 65_536) continue;
          hash.update(some);
          yield some;
          some = '';
          progress(done + rows, total, table.name);
        }
        hash.update(some);
        yield some;
      }
      // Two chained streams: an error while reading must reach the writer, which `pipe` alone does not do.
      const gzipped = Readable.from(text()).compose(createGzip());
      await draft.write(`${archiveNames.tables}/${table.name}.ndjson.gz`, gzipped);
      done += rows;
      progress(done, total, table.name);
      const columns = table.columns.map((column) => column.name);
      tables.push({ name: table.name, columns, rows, sha256: hash.digest('hex') });
    }
    return { tables, migrations };
  });
}

/** A file that went since it was found (an order of a process that has ended) is left out. */
async function writeFileInto(draft: ArchiveDraft, dataFolder: string, folder: string, name: string) {
  const path = join(dataFolder, name);
  if (await exists(path)) await draft.write(`${folder}/${name.split(sep).join('/')}`, createReadStream(path));
}
