import type { RunSql, SqlClient, SqlPool } from '../sql-pool.ts';
import type { SqlSession } from './embedded-session.ts';

/**
 * A pool over a single session: first come, first served, one holder at a time, so that no statement of another
 * slips into a transaction.
 */
export function exclusivePool(session: SqlSession): SqlPool {
  let last: Promise<void> = Promise.resolve();
  let ending: Promise<void> | undefined;

  async function take(): Promise<() => void> {
    const before = last;
    const { promise, resolve } = Promise.withResolvers<void>();
    last = promise;
    await before;
    return resolve;
  }

  async function connect(): Promise<SqlClient> {
    if (ending) throw new Error('The database is closed.');
    const release = await take();
    return { query: session.run, release };
  }

  const query: RunSql = async (sql, parameters) => {
    const client = await connect();
    try {
      return await client.query(sql, parameters);
    } finally {
      client.release();
    }
  };

  return {
    connect,
    query,
    end() {
      ending ??= take().then(() => session.close());
      return ending;
    },
  };
}
