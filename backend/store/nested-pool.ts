import type { RunSql, SqlClient, SqlPool } from './sql-pool.ts';

const inside: Record<string, string> = {
  begin: 'savepoint nested',
  commit: 'release savepoint nested',
  rollback: 'rollback to savepoint nested',
};

/**
 * A pool whose every transaction is part of one that runs already, so that steps written for themselves (migrating,
 * deleting) become one whole: all of it is committed, or none. One step at a time.
 */
export function nestedPool(client: SqlClient): SqlPool {
  const query = ((sql, parameters) => client.query(inside[sql] ?? sql, parameters)) as RunSql;
  return {
    query,
    connect: async () => ({ query, release: () => {} }),
    end: async () => {},
  };
}
