import type { DeletionReceipt, DeletionTarget } from '#shared/wire/deletion.ts';
import type { DeletedCounts, DeletionOrder, DeletionOutcome } from '../ingest/ingest-store.ts';
import type { BodyCipher } from './body-cipher.ts';
import { releasesHolding, releasesTelling } from './releases-holding.ts';
import { type SqlClient, type SqlPool, transaction } from './sql-pool.ts';
import { trimBodies } from './trim-bodies.ts';
import { unpackOf } from './unpack-batches.ts';

/**
 * Carries out a deletion in one transaction. The contributor's row is locked first: a batch or story on its way is
 * either stored before, and then deleted with the rest, or comes after, and then finds the tombstone.
 *
 * What goes: with `all`, every row of the contributor but a tombstone (id, study, public key and day, so that the key is
 * known again and refused) and this deletion's record. With `source`, observations, exposure counts and
 * structures of that source;
 * items pinned to a story stay with the story, which is deleted for itself; the rows of batches stay, without anything of
 * that source in their bodies, so that a batch that comes late finds its receipt and brings nothing back. With `story`, all but the bare id,
 * which keeps a late copy out, also one that has not come yet.
 *
 * The recovery key stays with the tombstone as long as the deletion's record: it may have asked, and its holder may ask
 * again for a receipt that was lost on the way.
 */
export function deleteSent(
  pool: SqlPool,
  cipher: BodyCipher,
  order: DeletionOrder,
): Promise<DeletionOutcome> {
  return transaction(pool, async (client) => {
    const { contributor, id, target, day } = order;
    const { rows: owners } = await client.query<{ study: string; deleted: boolean }>(
      'select study, deleted_day is not null as deleted from contributors where contributor = $1 for update',
      [contributor],
    );
    const [owner] = owners;
    const { rows: known } = await client.query<{ target: DeletionTarget; receipt: DeletionReceipt }>(
      'select target, receipt from deletions where contributor = $1 and deletion_id = $2::uuid',
      [contributor, id],
    );
    if (known[0]) return { earlier: known[0] };
    if (!owner || owner.deleted) return 'contributor_gone';
    // What was taken in a burst is counted and deleted like everything else.
    await unpackOf(client, cipher, contributor);
    const { study } = owner;
    const source = target.of === 'source' ? target.source : undefined;
    const releases = [
      ...(target.of === 'story' ? [] : await releasesHolding(client, { contributor, study, source })),
      ...(target.of === 'source' ? [] : await releasesTelling(client, contributor, target)),
    ].sort();
    const counts = { ...(await deleteTarget(client, cipher, order, study)), releases };
    const receipt = order.receiptOf(counts);
    await client.query(
      `insert into deletions (contributor, deletion_id, target, day, observations, exposures, stories, receipt)
       values ($1, $2::uuid, $3::jsonb, $4::date, $5, $6, $7, $8::json)`,
      [
        ...[contributor, id, JSON.stringify(target), day],
        ...[counts.observations, counts.exposures, counts.stories, JSON.stringify(receipt)],
      ],
    );
    return { deleted: receipt };
  });
}

/** What moderators decided goes with the story. */
const decisions = ['published_stories', 'rejected_stories', 'story_votes'] as const;

async function deleteTarget(
  client: SqlClient,
  cipher: BodyCipher,
  { contributor, target, day }: DeletionOrder,
  study: string,
): Promise<Omit<DeletedCounts, 'releases'>> {
  const run = async (sql: string, ...parameters: unknown[]) =>
    (await client.query(sql, [contributor, ...parameters])).rowCount ?? 0;
  switch (target.of) {
    case 'all': {
      const observations = await run('delete from observations where contributor = $1');
      const exposures = await run('delete from exposures where contributor = $1');
      const stories = await run(`delete from stories where contributor = $1 and status <> 'deleted'`);
      for (const table of ['stories', ...decisions, 'structures', 'batches', 'deletions'])
        await run(`delete from ${table} where contributor = $1`);
      await run('update contributors set deleted_day = $2::date where contributor = $1', day);
      return { observations, exposures, stories };
    }
    case 'source': {
      const of = 'where contributor = $1 and source = $2';
      const observations = await run(`delete from observations ${of}`, target.source);
      const exposures = await run(`delete from exposures ${of}`, target.source);
      await run(`delete from structures ${of}`, target.source);
      await trimBodies(client, cipher, contributor, target.source);
      return { observations, exposures, stories: 0 };
    }
    case 'story': {
      const one = [target.story, day, study];
      const stories = await run(
        `delete from stories where contributor = $1 and story_id = $2::uuid and status <> 'deleted'`,
        target.story,
      );
      for (const table of decisions)
        await run(`delete from ${table} where contributor = $1 and story_id = $2::uuid`, target.story);
      await run(
        `insert into stories (contributor, story_id, revision, study, status, received_day)
         values ($1, $2::uuid, 0, $4, 'deleted', $3::date) on conflict do nothing`,
        ...one,
      );
      return { observations: 0, exposures: 0, stories };
    }
  }
}
