import { mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PGlite, types } from '@electric-sql/pglite';
import type { RunSql, SqlResult } from '../sql-pool.ts';
import { DurableFileSystem, syncPath } from './durable-file-system.ts';

/** The one session of the embedded engine. Statements must not overlap transactions: see exclusivePool. */
export interface SqlSession {
  run: RunSql;
  close(): Promise<void>;
}

/**
 * Opens PGlite on a folder so that a commit is on disk before it is answered: fsync that really asks the disk, no `-F`,
 * and wal_sync_method=fsync, because the wasm build's fdatasync does nothing and answers success.
 * It runs in the calling thread; the server calls it in a worker.
 * @param folder made when missing; must be held by a lock, since PGlite takes none
 */
export async function openEmbeddedSession(folder: string): Promise<SqlSession> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const db = new PGlite({
    fs: new DurableFileSystem(folder),
    startParams: [
      ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
      ...['-c', 'wal_sync_method=fsync', '-c', 'max_wal_size=64MB', '-c', 'min_wal_size=32MB'],
    ],
    parsers: { [types.INT8]: Number, [types.DATE]: (text) => text },
  });
  await db.waitReady;
  // The files that initdb has just made are not on disk yet, and what is recovered from WAL rests on them.
  syncTree(folder);
  syncPath(dirname(folder));
  return {
    async run<Row>(sql: string, parameters: readonly unknown[] = []): Promise<SqlResult<Row>> {
      const result =
        parameters.length > 0
          ? await db.query<Row>(sql, [...parameters])
          : ((await db.exec(sql)).at(-1) ?? { rows: [], command: '', rowCount: 0 });
      const { rows, command, rowCount } = result;
      return { rows: rows as Row[], command: command ?? '', rowCount: rowCount ?? rows.length };
    },
    close: () => db.close(),
  };
}

function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) syncTree(path);
    else if (entry.isFile()) syncPath(path);
  }
  syncPath(folder);
}
