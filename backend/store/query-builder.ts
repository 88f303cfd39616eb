import { Kysely, PostgresDialect } from 'kysely';
import type { SqlPool } from './sql-pool.ts';
import type { Tables } from './tables.ts';

type DialectPool = ConstructorParameters<typeof PostgresDialect>[0]['pool'];

/** Kysely over the pool of either engine. The pool stays its owner's: nobody destroys the query builder. */
export function queryBuilder(pool: SqlPool): Kysely<Tables> {
  const connect = async () => {
    const client = await pool.connect();
    return {
      query: (text: string, parameters: readonly unknown[]) => client.query(text, parameters),
      release: () => client.release(),
    };
  };
  // Kysely also names cursors and cancellation, which nothing here uses.
  const dialectPool = { options: {}, connect, end: async () => {} } as unknown as DialectPool;
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: dialectPool }) });
}
