import { type Receipt, receiptText } from '#shared/wire/receipt.ts';
import type { ReceiptSigner } from '../../ingest/receipt-signer.ts';
import { aBatch } from '../../ingest/testing/a-batch.ts';
import { aStory } from '../../ingest/testing/a-story.ts';
import type { SqlPool } from '../sql-pool.ts';

/** The last migration that version 1 had. */
export const lastOfVersion1 = '0004_withheld';

/** How version 1 stored a batch, letter by letter: a server of it may still run while the next one starts. */
const storeBatchSql = `
with owner as (
  select contributor, study from contributors
  where contributor = $1 and deleted_day is null
  for key share
), fresh as (
  insert into batches
    (contributor, batch_id, digest, received_day, study, wire, consents, observations, exposures, receipt, joined)
  select owner.contributor, $2::uuid, $3, $4::date, owner.study, $5::int, $6::jsonb, $7::int, $8::int, $9::json, $13::jsonb
  from owner
  on conflict do nothing
  returning contributor, batch_id, study
), new_observations as (
  insert into observations
    (contributor, day, id, batch_id, study, kind, source, surface, tier, item_id, publisher_id, publisher_name, record)
  select
    fresh.contributor, (record #>> '{seen,day}')::date, (record ->> 'id')::uuid, fresh.batch_id, fresh.study,
    record ->> 'kind', record ->> 'source', record ->> 'surface',
    case when $12::jsonb ? concat(record ->> 'source', '/', record ->> 'kind') then 'exhibit' else 'aggregate' end,
    record #>> '{item,id}', record #>> '{item,publisher,id}', record #>> '{item,publisher,name}', record
  from fresh, jsonb_array_elements($10::jsonb) as record
  on conflict do nothing
), new_exposures as (
  insert into exposures
    (contributor, day, source, surface, rules, batch_id, study, pages, containers, items, visible, parsed, failed,
     withheld, incomplete, overflow, broken, layout)
  select
    fresh.contributor, e.day, e.source, e.surface, e.rules, fresh.batch_id, fresh.study,
    e.pages, e.containers, e.items, e.visible, e.parsed, e.failed, e.withheld, e.incomplete, e.overflow, e.broken, e.layout
  from fresh, jsonb_to_recordset($11::jsonb) as e(
    day date, source text, surface text, rules text,
    pages int, containers int, items int, visible int, parsed int, failed int,
    withheld int, incomplete int, overflow int, broken int, layout text)
  on conflict do nothing
)
select batch_id from fresh`;

/** How version 1 stored a story. */
const storeStorySql = `
with owner as (
  select contributor, study from contributors
  where contributor = $1 and deleted_day is null
  for key share
)
insert into stories
  (contributor, story_id, revision, study, status, received_day, category, severity, audience, language, day, digest,
   record, receipt)
select owner.contributor, $2::uuid, $3::int, owner.study, $4, $5::date, $6, $7, $8, $9, $10::date, $11,
  $12::jsonb, $13::json
from owner
on conflict (contributor, story_id) do update set
  revision = excluded.revision, status = excluded.status, received_day = excluded.received_day,
  category = excluded.category, severity = excluded.severity, audience = excluded.audience,
  language = excluded.language, day = excluded.day, digest = excluded.digest, record = excluded.record,
  receipt = excluded.receipt
where stories.revision < excluded.revision and stories.status <> 'deleted'
returning story_id`;

/** What version 1 asked beside: enrolment, what is held, and how it took a site away. */
const enrolSql = `insert into contributors (contributor, study, public_key, enrolled_day, recovery_key, recovery_id)
  values ($1, $2, $3, $4::date, $5, $6) on conflict (contributor) do update set
    recovery_key = coalesce(excluded.recovery_key, contributors.recovery_key),
    recovery_id = coalesce(excluded.recovery_id, contributors.recovery_id)
  where contributors.deleted_day is null returning contributor`;

/** Stores one volunteer's batch of two observations and a story, with the statements of version 1. */
export async function storeAsVersion1(
  pool: SqlPool,
  signer: ReceiptSigner,
  { contributor, publicKey }: { contributor: string; publicKey: string },
  day: string,
): Promise<Receipt> {
  const enrolled = await pool.query(enrolSql, [contributor, 'daylight', publicKey, day, null, null]);
  if (enrolled.rows.length !== 1) throw new Error('version 1 could not enrol');
  const batch = await aBatch({ wire: 1 });
  const { batchId, consents, observations, exposures, joined } = batch;
  const receipt = signer.sign(receiptText, {
    ...{ batchId, contributor, digest: 'd'.repeat(64), day },
    ...{ observations: observations.length, exposures: exposures.length },
  });
  const stored = await pool.query(storeBatchSql, [
    ...[contributor, batchId, receipt.digest, day, 1, JSON.stringify(consents)],
    ...[observations.length, exposures.length, JSON.stringify(receipt), JSON.stringify(observations)],
    ...[JSON.stringify(exposures), JSON.stringify([]), JSON.stringify(joined)],
  ]);
  if (stored.rows.length !== 1) throw new Error('version 1 could not store');
  const sent = await aStory();
  const { story } = sent;
  await pool.query(storeStorySql, [
    ...[contributor, sent.id, sent.revision, 'received', day, story.category, story.severity],
    ...[story.audience, story.language, story.day, 'd'.repeat(64), JSON.stringify(sent), JSON.stringify({})],
  ]);
  return receipt;
}
