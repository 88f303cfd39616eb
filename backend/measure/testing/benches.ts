import type { Store } from '../../store/open-store.ts';
import type { SqlClient } from '../../store/sql-pool.ts';
import { engines } from '../../store/testing/engines.ts';
import { inStore } from '../in-store.ts';
import { withDuckdb } from '../with-duckdb.ts';
import type { LayOutOrder, Workbench } from '../workbench.ts';

const [embedded, postgres] = engines;
if (!embedded || !postgres) throw new Error('There are two engines.');

/** Every bench that a window can be measured on. */
export const benches: {
  bench: string;
  open: typeof embedded.open;
  layOut: (client: SqlClient, order: LayOutOrder) => Promise<Workbench>;
}[] = [
  { bench: 'the embedded database', open: embedded.open, layOut: inStore },
  { bench: 'PostgreSQL', open: postgres.open, layOut: inStore },
  {
    bench: 'DuckDB beside PostgreSQL',
    open: postgres.open,
    // Four slices or so, as large windows have them.
    layOut: (client, order) => withDuckdb(client, order, undefined, 600),
  },
];

/** Lays a window out in a transaction, does something with it, and leaves nothing behind. */
export async function onBench<T>(
  { publisherPool }: Store,
  layOut: (client: SqlClient) => Promise<Workbench>,
  work: (bench: Workbench) => Promise<T>,
): Promise<T> {
  const client = await publisherPool.connect();
  try {
    await client.query('begin transaction isolation level repeatable read');
    const bench = await layOut(client);
    try {
      return await work(bench);
    } finally {
      await bench.close();
    }
  } finally {
    await client.query('rollback');
    client.release();
  }
}
