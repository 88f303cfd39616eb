import { withoutQuery } from '#shared/observations/without-query.ts';
import type { Database } from './database.ts';
import { itemsOf } from './item-filter.ts';
import { openBatches, sealingTables } from './outbox.ts';

const chunk = 2000;

/**
 * Takes what the person typed out of everything of a source that was not sent; the items stay. A sealed batch that held
 * some of it is opened: its items wait to be sealed anew, without.
 */
export async function forgetQueries(database: Database, source: string): Promise<void> {
  for (const status of ['waiting', 'approved', 'sealed', 'kept'] as const)
    for (;;) {
      const ids = await itemsOf(database, status, { source })
        .filter((row) => row.observation.context.query !== undefined)
        .limit(chunk)
        .primaryKeys();
      if (ids.length === 0) break;
      await takeOut(database, ids);
    }
}

async function takeOut(database: Database, ids: readonly string[]): Promise<void> {
  const { observations } = database;
  await database.transaction('rw', sealingTables(database), async () => {
    const there = (await observations.bulkGet([...ids])).filter((row) => row !== undefined);
    await openBatches(
      database,
      new Set(there.flatMap((row) => (row.status === 'sealed' ? (row.batchId ?? []) : []))),
    );
    const now = (await observations.bulkGet([...ids])).filter((row) => row !== undefined);
    const unsent = now.filter((row) => row.status !== 'sent');
    await observations.bulkPut(unsent.map((row) => ({ ...row, observation: withoutQuery(row.observation) })));
  });
}
