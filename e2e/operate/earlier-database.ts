import { createHash } from 'node:crypto';
import { loadTable } from '../../backend/archive/load-table.ts';
import { tableLines, writeSettled } from '../../backend/archive/table-lines.ts';
import { readTables } from '../../backend/store/catalog.ts';
import type { SqlClient, SqlPool } from '../../backend/store/sql-pool.ts';
import { transaction } from '../../backend/store/sql-pool.ts';

/**
 * Fills the tables of an earlier version with rows of today's, by the columns that the earlier version has: what a server of
 * it would hold after the same donations, since versions only ever add. It writes to them as such a server would, too.
 * @param now where the rows are
 * @param earlier where they go; its tables decide which columns
 * @param tables which tables it has; those of `earlier` itself when absent
 * @returns rows by table
 */
export async function fillEarlier(
  now: SqlPool,
  earlier: SqlPool,
  tables?: Awaited<ReturnType<typeof readTables>>,
): Promise<Record<string, number>> {
  const rows: Record<string, number> = {};
  await transaction(now, async (from) => {
    await writeSettled(from);
    await transaction(earlier, async (to) => {
      await writeSettled(to);
      for (const table of tables ?? (await readTables(to))) {
        const lines = await collect(from, table);
        rows[table.name] = lines.length;
        const sha256 = createHash('sha256')
          .update(lines.map((line) => `${line}\n`).join(''))
          .digest('hex');
        const archived = {
          ...{ name: table.name, columns: table.columns.map(({ name }) => name) },
          ...{ rows: lines.length, sha256 },
        };
        async function* again() {
          yield* lines;
        }
        if (!(await loadTable(to, table, archived, again(), () => {})))
          throw new Error(`${table.name} did not arrive as it left`);
      }
    });
  });
  return rows;
}

async function collect(client: SqlClient, table: Parameters<typeof tableLines>[1]): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of tableLines(client, table)) lines.push(line);
  return lines;
}
