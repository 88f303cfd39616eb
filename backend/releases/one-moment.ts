import type { SqlClient, SqlPool } from '../store/sql-pool.ts';

/**
 * Works in one transaction that sees one moment, in UTC, and leaves nothing behind: it is rolled back in every case, and
 * temporary tables go with it.
 */
export async function inOneMoment<T>(
  pool: Pick<SqlPool, 'connect'>,
  work: (client: SqlClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin transaction isolation level repeatable read');
    try {
      await client.query("set local timezone to 'UTC'");
      return await work(client);
    } finally {
      await client.query('rollback');
    }
  } finally {
    client.release();
  }
}
