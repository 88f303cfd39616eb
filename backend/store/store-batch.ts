/**
 * The contributor, unless they are gone. The lock keeps a deletion of everything from passing by: it waits, or whoever
 * waits for it finds nobody.
 */
const owner = `
owner as (
  select contributor, study from contributors
  where contributor = $1 and deleted_day is null
  for key share
)`;

/**
 * Rows of what a batch holds, from `fresh`, which is empty unless they are to be stored now. The key of an observation
 * has the contributor in it, so no contributor can take an id away from another.
 * @param observations placeholder of the projected observations as a JSON array, and of the exposures likewise
 */
function contents(observations: string, exposures: string): string {
  return `
new_observations as (
  insert into observations
    (contributor, day, id, batch_id, study, kind, source, surface, tier, item_id, publisher_id, publisher_name, position,
     labels, reach, host_item, item_title, advertiser, landing_domain, ad_format, provider, answer_status, cited_domains, received_day)
  select
    fresh.contributor, o.day, o.id, fresh.batch_id, fresh.study, o.kind, o.source, o.surface, o.tier, o.item_id,
    o.publisher_id, o.publisher_name, o.position, o.labels, o.reach, o.host_item, o.item_title, o.advertiser,
    o.landing_domain, o.ad_format, o.provider, o.answer_status, o.cited_domains, fresh.received_day
  from fresh, json_to_recordset(${observations}::json) as o(
    day date, id uuid, kind text, source text, surface text, tier text, item_id text, publisher_id text,
    publisher_name text, position int, labels text[], reach text, host_item text, item_title text, advertiser text,
    landing_domain text, ad_format text, provider text, answer_status text, cited_domains text[])
  on conflict do nothing
), new_exposures as (
  insert into exposures
    (contributor, day, source, surface, rules, batch_id, study, pages, containers, items, visible, parsed, failed,
     withheld, incomplete, overflow, broken, layout, received_day)
  select
    fresh.contributor, e.day, e.source, e.surface, e.rules, fresh.batch_id, fresh.study,
    e.pages, e.containers, e.items, e.visible, e.parsed, e.failed, coalesce(e.withheld, 0), coalesce(e.incomplete, 0),
    coalesce(e.overflow, 0), coalesce(e.broken, 0), e.layout, fresh.received_day
  from fresh, json_to_recordset(${exposures}::json) as e(
    day date, source text, surface text, rules text,
    pages int, containers int, items int, visible int, parsed int, failed int,
    withheld int, incomplete int, overflow int, broken int, layout text)
  on conflict do nothing
)`;
}

const batchRow = `
  insert into batches
    (contributor, batch_id, digest, received_day, study, wire, observations, exposures, receipt, status, reason, body,
     commitment, consents, joined)
  select owner.contributor, $2::uuid, $3, $4::date, owner.study, $5::int, $6::int, $7::int, $8::json, $9, $10, $11::bytea,
    $12::bytea, $13::jsonb, $14::jsonb
  from owner
  on conflict do nothing
  returning contributor, batch_id, study, received_day`;

/**
 * Stores the row of a batch whose contents are not unpacked, now or ever. Returns one row when the batch is new, none when
 * its id is known or the contributor is not, or is deleted.
 * Parameters: contributor, batch id, digest, day of receipt, wire version, number of observations, number of exposures,
 * receipt, status, reason, encrypted body, commitment, consents, consent to take part (receipt and consents as JSON text).
 */
export const keepBatchSql = `
with ${owner}, fresh as (${batchRow})
select batch_id from fresh`;

/**
 * Stores a batch and all it holds in one statement, hence in one transaction; for the rest like `keepBatchSql`.
 * Parameters: those, then the projected observations and the exposures as JSON text.
 */
export const storeBatchSql = `
with ${owner}, fresh as (${batchRow}), ${contents('$15', '$16')}
select batch_id from fresh`;

/**
 * Unpacks a batch that was kept to be unpacked later, once: whoever comes second finds it stored, and changes nothing.
 * Parameters: contributor, batch id, projected observations and exposures as JSON text.
 */
export const unpackBatchSql = `
with ${owner}, fresh as (
  update batches set status = 'stored'
  from owner
  where batches.contributor = $1 and batches.contributor = owner.contributor and batch_id = $2::uuid and status = 'waiting'
  returning batches.contributor, batch_id, batches.study, batches.received_day
), ${contents('$3', '$4')}
select batch_id from fresh`;
