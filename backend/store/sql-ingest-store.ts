import { sql } from 'kysely';
import type { Holdings } from '#shared/wire/holdings.ts';
import type { IngestStore, KnownContributor, KnownStory } from '../ingest/ingest-store.ts';
import { storyOwner } from './body-cipher.ts';
import { deleteSent } from './delete-sent.ts';
import { deleteOldDecisions } from './old-decisions.ts';
import type { Store } from './open-store.ts';
import { queryBuilder } from './query-builder.ts';
import { storeStorySql } from './store-story.ts';
import { storeStructureSql } from './store-structure.ts';
import { storeTakenBatch } from './store-taken-batch.ts';

type Nullable<T> = { [K in keyof T]: T[K] | null };

/** Ingest's store in SQL, on every engine. What people wrote and saw is encrypted on the way in. */
export function sqlIngestStore({
  pool: owner,
  ingestPool: pool,
  cipher,
}: Pick<Store, 'pool' | 'ingestPool' | 'cipher'>): IngestStore {
  const db = queryBuilder(pool);
  const deleted = sql<boolean>`deleted_day is not null`.as('deleted');

  async function findStory(contributor: string, story: string): Promise<KnownStory | undefined> {
    const known = await db
      .selectFrom('stories')
      .select(['status', 'day', 'receipt'])
      .where('contributor', '=', contributor)
      .where('story_id', '=', story)
      .executeTakeFirst();
    if (!known) return undefined;
    const { day, receipt } = known;
    return day === null || receipt === null ? 'deleted' : { day, receipt };
  }

  return {
    findStory,
    deleteSent: (order) => deleteSent(owner, cipher, order),

    async findContributor(contributor) {
      // One row in every case, so that the time of an answer does not tell whether there is one.
      const { rows } = await pool.query<Nullable<KnownContributor>>(
        `select c.contributor, c.study, c.public_key as "publicKey", c.deleted_day is not null as deleted
         from (select $1::text as asked) as a left join contributors as c on c.contributor = a.asked`,
        [contributor],
      );
      const [found] = rows;
      return found?.contributor ? (found as KnownContributor) : undefined;
    },

    async findByRecovery(recoveryId) {
      return await db
        .selectFrom('contributors')
        .select(['contributor', 'study', deleted])
        .select(sql<string>`recovery_key`.as('publicKey'))
        .where('recovery_id', '=', recoveryId)
        .orderBy('deleted_day', (order) => order.desc().nullsFirst())
        .orderBy('enrolled_day')
        .orderBy('contributor')
        .executeTakeFirst();
    },

    async enrol({ contributor, study, publicKey }, day, recovery) {
      const { rows } = await pool.query(
        `insert into contributors (contributor, study, public_key, enrolled_day, recovery_key, recovery_id)
         values ($1, $2, $3, $4::date, $5, $6)
         on conflict (contributor) do update set
           recovery_key = coalesce(excluded.recovery_key, contributors.recovery_key),
           recovery_id = coalesce(excluded.recovery_id, contributors.recovery_id)
         where contributors.deleted_day is null
         returning contributor`,
        [contributor, study, publicKey, day, recovery?.recoveryKey ?? null, recovery?.recoveryId ?? null],
      );
      return rows.length > 0 ? 'enrolled' : 'deleted';
    },

    storeBatch: (taken) => storeTakenBatch(pool, cipher, taken),

    async countQuarantined(contributor, day) {
      const { rows } = await pool.query<{ n: number }>(
        `select count(*) as n from batches
         where contributor = $1 and status = 'quarantined' and received_day = $2::date`,
        [contributor, day],
      );
      return rows[0]?.n ?? 0;
    },

    async storeStory({ contributor, story: sent, receipt }) {
      const { story } = sent;
      const { rows } = await pool.query(storeStorySql, [
        contributor,
        sent.id,
        sent.revision,
        receipt.status,
        receipt.day,
        story.category,
        story.severity,
        story.audience,
        story.language,
        story.day,
        receipt.digest,
        cipher.seal(Buffer.from(JSON.stringify(sent)), storyOwner(contributor, sent.id)),
        JSON.stringify(receipt),
        // What the story is about: the first item that was pinned, or the page that the person came from.
        story.observations[0]?.source ?? story.trail.at(-1)?.source ?? null,
      ]);
      if (rows.length > 0) {
        // It does not count any more in any case; so that its words are gone, too, and not only tomorrow.
        if (sent.revision > 1) await deleteOldDecisions(owner, { contributor, story: sent.id });
        return 'stored';
      }
      const earlier = await findStory(contributor, sent.id);
      return earlier ? { earlier } : 'contributor_gone';
    },

    async storeStructure({ contributor, sent, receipt }) {
      const { source, surface, rules, layout } = sent.structure;
      const { rows } = await pool.query(storeStructureSql, [
        ...[contributor, sent.id, receipt.day, source, surface, rules, layout],
        ...[receipt.digest, JSON.stringify(sent), JSON.stringify(receipt)],
      ]);
      if (rows.length > 0) return 'stored';
      const earlier = await db
        .selectFrom('structures')
        .select('receipt')
        .where('contributor', '=', contributor)
        .where('structure_id', '=', sent.id)
        .executeTakeFirst();
      return earlier ? { earlier: earlier.receipt } : 'contributor_gone';
    },

    async countHoldings(contributor) {
      const { rows } = await sql<Omit<Holdings, 'contributor'>>`
        select
          (select count(*) from batches where contributor = ${contributor}) as batches,
          (select count(*) from observations where contributor = ${contributor}) as observations,
          (select count(*) from exposures where contributor = ${contributor}) as exposures,
          (select count(*) from stories where contributor = ${contributor} and status <> 'deleted') as stories,
          (select count(*) from structures where contributor = ${contributor}) as structures
      `.execute(db);
      const counts = rows[0] ?? { batches: 0, observations: 0, exposures: 0, stories: 0, structures: 0 };
      return { contributor, ...counts };
    },
  };
}
