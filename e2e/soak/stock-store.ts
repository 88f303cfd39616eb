import { PGlite, types } from '@electric-sql/pglite';
import type { BodyCipher } from '../../backend/store/body-cipher.ts';
import { exclusivePool } from '../../backend/store/engines/exclusive-pool.ts';
import { migrate } from '../../backend/store/migrate.ts';
import type { Store } from '../../backend/store/open-store.ts';
import type { SqlResult } from '../../backend/store/sql-pool.ts';

/** The embedded engine as it is published, without our file system: what a power cut is expected to hurt. */
export async function openStockStore(folder: string, cipher: BodyCipher): Promise<Store> {
  const db = new PGlite(folder, { parsers: { [types.INT8]: Number, [types.DATE]: (text) => text } });
  await db.waitReady;
  const pool = exclusivePool({
    async run<Row>(sql: string, parameters: readonly unknown[] = []): Promise<SqlResult<Row>> {
      const result =
        parameters.length > 0 ? await db.query<Row>(sql, [...parameters]) : (await db.exec(sql)).at(-1);
      const { rows = [], command = '', rowCount } = result ?? {};
      return { rows: rows as Row[], command, rowCount: rowCount ?? rows.length };
    },
    close: () => db.close(),
  });
  return {
    pool,
    ingestPool: pool,
    publisherPool: pool,
    rolesApart: false,
    cipher,
    engine: 'embedded',
    close: () => pool.end(),
    migrated: await migrate(pool),
  };
}
