import { sql } from 'kysely';
import type { IngestStore } from '../ingest/ingest-store.ts';
import { queryBuilder } from './query-builder.ts';
import type { SqlPool } from './sql-pool.ts';
import { storeBatchSql } from './store-batch.ts';

/** Ingest's store in SQL, on either engine. */
export function sqlIngestStore(pool: SqlPool): IngestStore {
  const db = queryBuilder(pool);
  return {
    async findContributor(contributor) {
      return await db
        .selectFrom('contributors')
        .select(['contributor', 'study', 'public_key as publicKey'])
        .where('contributor', '=', contributor)
        .executeTakeFirst();
    },

    async enrol({ contributor, study, publicKey }, day) {
      await db
        .insertInto('contributors')
        .values({ contributor, study, public_key: publicKey, enrolled_day: day })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    async storeBatch({ contributor, batch, receipt, exhibits }) {
      const { rows } = await pool.query(storeBatchSql, [
        contributor,
        batch.batchId,
        receipt.digest,
        receipt.day,
        batch.wire,
        JSON.stringify(batch.consents),
        batch.observations.length,
        batch.exposures.length,
        JSON.stringify(receipt),
        JSON.stringify(batch.observations),
        JSON.stringify(batch.exposures),
        JSON.stringify(exhibits),
      ]);
      if (rows.length > 0) return 'stored';
      const earlier = await db
        .selectFrom('batches')
        .select('receipt')
        .where('contributor', '=', contributor)
        .where('batch_id', '=', batch.batchId)
        .executeTakeFirst();
      return earlier ? { earlier: earlier.receipt } : 'contributor_gone';
    },

    async countHoldings(contributor) {
      const count = (table: 'batches' | 'observations' | 'exposures') =>
        sql<number>`(select count(*) from ${sql.table(table)} where contributor = ${contributor})`;
      const { rows } = await sql<{ batches: number; observations: number; exposures: number }>`
        select ${count('batches')} as batches, ${count('observations')} as observations, ${count('exposures')} as exposures
      `.execute(db);
      const counts = rows[0] ?? { batches: 0, observations: 0, exposures: 0 };
      return { contributor, ...counts };
    },
  };
}
